package org.callboard.phone;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.callboard.organization.CloudId;
import org.callboard.security.Recognizable;
import org.callboard.subscriber.Username;

/**
 * What a phone sends to be recognized.
 *
 * @param editable whether the app is the editable (test) version
 * @param password exactly as sent
 */
record PhoneCredential(CloudId cloudId, boolean editable, Username username, String password)
    implements Recognizable {

  @Override
  public List<String> name() {
    return nameIn(cloudId);
  }

  /** Its name, if its organization were called so. */
  List<String> nameIn(CloudId organization) {
    return Recognizable.phoneName(organization.value(), username.formerKey());
  }

  @Override
  public Optional<String> organization() {
    return Optional.of(cloudId.value());
  }

  /**
   * With the username as it is written: one with something invisible may be somebody else's who was
   * stored so.
   */
  @Override
  public List<String> parts() {
    return Stream.concat(name().stream(), Stream.of(username.key(), password)).toList();
  }

  @Override
  public String toString() {
    return "PhoneCredential[" + cloudId + ", " + username + "]";
  }
}
