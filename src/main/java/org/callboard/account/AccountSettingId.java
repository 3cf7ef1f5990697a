package org.callboard.account;

import java.io.Serializable;
import java.util.Objects;

/** What JPA finds a row by. A class and not a record: it must be made empty. */
public class AccountSettingId implements Serializable {

  private static final long serialVersionUID = 1L;

  private String kind;
  private long ownerId;
  private String name;

  /** For JPA. */
  public AccountSettingId() {}

  @Override
  public boolean equals(Object other) {
    return other instanceof AccountSettingId id
        && Objects.equals(kind, id.kind)
        && ownerId == id.ownerId
        && Objects.equals(name, id.name);
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, ownerId, name);
  }
}
