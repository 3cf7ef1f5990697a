package org.callboard.organization;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** A row at which edits of one organization take turns. */
@Entity
@Table(name = "edit_lock")
@IdClass(EditLock.Key.class)
class EditLock {

  @Id
  @Column(name = "organization_id")
  private long organizationId;

  @Id
  @Column(name = "kind")
  private String kind;

  @Column(name = "version")
  private long version;

  protected EditLock() {}

  EditLock(long organizationId, String kind) {
    this.organizationId = organizationId;
    this.kind = kind;
  }

  /** Both columns; JPA wants a class for it. */
  static class Key implements Serializable {

    private static final long serialVersionUID = 1L;

    private long organizationId;
    private String kind;

    Key() {}

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && organizationId == key.organizationId
          && Objects.equals(kind, key.kind);
    }

    @Override
    public int hashCode() {
      return Objects.hash(organizationId, kind);
    }
  }
}
