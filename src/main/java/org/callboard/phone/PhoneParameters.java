package org.callboard.phone;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.callboard.organization.CloudId;
import org.callboard.password.PasswordRule;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Text;
import org.callboard.security.BasicHeader;
import org.callboard.security.RefusedException;
import org.callboard.subscriber.Username;

/**
 * The parameters of a phone's request. The vendor leaves their names to the provider; these are the
 * customary ones, and the first that is there counts.
 */
final class PhoneParameters {

  private static final List<String> CLOUD_ID = List.of("cloud_id", "fullcode");
  private static final List<String> USERNAME = List.of("cloud_username", "username");
  private static final List<String> PASSWORD = List.of("cloud_password", "password");
  private static final List<String> INSTALLATION =
      List.of("installid", "installation_id", "install_id");
  private static final List<String> KNOWN =
      Stream.of(CLOUD_ID, USERNAME, PASSWORD, INSTALLATION).flatMap(List::stream).toList();

  /** What the app replaces; a server that calls in its place does not. */
  static final String UNRESOLVED = "%installid%";

  private static final int MAX_INSTALLATION = 250;

  private final Map<String, String> values = new HashMap<>();

  /** Adds a parameter. Twice the same name could mean two things to two readers: refused. */
  void add(String name, String value) {
    if (KNOWN.contains(name) && values.put(name, value) != null) {
      throw new RefusedException(
          PhoneRefusals.badRequest("The request has the parameter " + name + " twice."));
    }
  }

  /**
   * The credential that the parameters make.
   *
   * @param basic what counts if neither username nor password is among the parameters
   */
  PhoneCredential credential(Optional<BasicHeader> basic) {
    String cloudId = first(CLOUD_ID).orElseThrow(() -> missing(CLOUD_ID));
    Optional<String> username = first(USERNAME);
    Optional<String> password = first(PASSWORD);
    if (username.isEmpty() && password.isEmpty() && basic.isPresent()) {
      username = Optional.of(basic.get().username()).filter(s -> !s.isEmpty());
      password = Optional.of(basic.get().password()).filter(s -> !s.isEmpty());
    }
    try {
      return new PhoneCredential(
          CloudId.ofFullCode(cloudId),
          CloudId.isEditable(cloudId),
          new Username(username.orElseThrow(() -> missing(USERNAME))),
          PasswordRule.checked("password", password.orElseThrow(() -> missing(PASSWORD))));
    } catch (InvalidValueException e) {
      throw new RefusedException(PhoneRefusals.badRequest("In the request, " + e.getMessage()));
    }
  }

  /** What the app calls its installation; empty if it does not say. */
  Optional<String> installation() {
    Optional<String> installation = first(INSTALLATION).filter(id -> !isUnresolved(id));
    try {
      return installation.map(id -> Text.key("installid", id, MAX_INSTALLATION));
    } catch (InvalidValueException e) {
      throw new RefusedException(PhoneRefusals.badRequest("In the request, " + e.getMessage()));
    }
  }

  /** Whether the parameter for the installation is there and says that there is none. */
  boolean isByServer() {
    return INSTALLATION.stream().anyMatch(values::containsKey)
        && first(INSTALLATION).filter(id -> !isUnresolved(id)).isEmpty();
  }

  private static boolean isUnresolved(String installation) {
    return installation.equalsIgnoreCase(UNRESOLVED);
  }

  private Optional<String> first(List<String> names) {
    return names.stream()
        .filter(values::containsKey)
        .findFirst()
        .map(values::get)
        .filter(value -> !value.isEmpty());
  }

  private static RefusedException missing(List<String> names) {
    return new RefusedException(
        PhoneRefusals.badRequest("The request lacks the parameter " + names.get(0) + "."));
  }
}
