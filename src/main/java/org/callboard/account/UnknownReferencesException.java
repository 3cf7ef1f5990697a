package org.callboard.account;

import jakarta.ejb.ApplicationException;
import java.util.List;
import java.util.Set;
import org.callboard.platform.InvalidValueException;

/** Settings refer to attributes that no subscriber has. */
@ApplicationException(rollback = true)
public class UnknownReferencesException extends InvalidValueException {

  private static final long serialVersionUID = 1L;

  private final transient Set<String> attributes;

  UnknownReferencesException(Set<String> attributes, String sentence) {
    super(List.of(new Violation(AccountSettingJson.VALUE, sentence)));
    this.attributes = Set.copyOf(attributes);
  }

  /** Their names. */
  public Set<String> attributes() {
    return attributes;
  }
}
