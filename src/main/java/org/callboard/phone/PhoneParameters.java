package org.callboard.phone;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
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
  private static final List<String> COUNTING =
      Stream.of(CLOUD_ID, USERNAME, PASSWORD).flatMap(List::stream).toList();

  /** What the app replaces; a server that calls in its place does not. */
  static final String UNRESOLVED = "%installid%";

  private static final int MAX_INSTALLATION = 250;

  private final Map<String, String> values = new HashMap<>();

  /** By name; empty if it cannot be read, or says two things. */
  private final Map<String, Optional<String>> installations = new HashMap<>();

  /** What a parameter of this name is for. */
  static FormDecoder.Use useOf(String name) {
    if (COUNTING.contains(name)) {
      return FormDecoder.Use.COUNTS;
    }
    return INSTALLATION.contains(name) ? FormDecoder.Use.OPTIONAL : FormDecoder.Use.IGNORED;
  }

  /**
   * Adds a parameter. Twice the same name could mean two things to two readers: refused, unless it
   * is optional, and says nothing then.
   *
   * @param value empty if it cannot be read, which only what is optional may be
   */
  void add(String name, Optional<String> value) {
    if (INSTALLATION.contains(name)) {
      installations.merge(name, value, (one, other) -> one.equals(other) ? one : Optional.empty());
    } else if (COUNTING.contains(name) && values.put(name, value.orElse("")) != null) {
      throw new RefusedException(
          PhoneRefusals.badRequest("The request has the parameter " + name + " twice."));
    }
  }

  /**
   * The credential that the parameters make.
   *
   * @param header what counts if neither username nor password is among the parameters; otherwise
   *     nobody reads it
   */
  PhoneCredential credential(Supplier<Optional<BasicHeader>> header) {
    String cloudId = first(CLOUD_ID).orElseThrow(() -> missing(CLOUD_ID));
    Optional<String> username = first(USERNAME);
    Optional<String> password = first(PASSWORD);
    if (username.isEmpty() && password.isEmpty()) {
      Optional<BasicHeader> basic = header.get();
      username = basic.map(BasicHeader::username).filter(s -> !s.isEmpty());
      password = basic.map(BasicHeader::password).filter(s -> !s.isEmpty());
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

  /**
   * What the app calls its installation; empty if it does not say, or says what cannot be kept: it
   * is optional, and never a reason to refuse.
   */
  Optional<String> installation() {
    return told().filter(id -> !saysNothing(id)).filter(PhoneParameters::canBeKept);
  }

  private static boolean canBeKept(String installation) {
    try {
      Text.key("installid", installation, MAX_INSTALLATION);
      return true;
    } catch (InvalidValueException e) {
      return false;
    }
  }

  /** Whether the parameter for the installation is there and says that there is none. */
  boolean isByServer() {
    return told().filter(PhoneParameters::saysNothing).isPresent();
  }

  private Optional<String> told() {
    return INSTALLATION.stream()
        .filter(installations::containsKey)
        .findFirst()
        .flatMap(installations::get);
  }

  private static boolean saysNothing(String installation) {
    return installation.isEmpty() || installation.equalsIgnoreCase(UNRESOLVED);
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
