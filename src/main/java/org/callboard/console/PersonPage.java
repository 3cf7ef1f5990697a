package org.callboard.console;

import java.util.List;
import java.util.Optional;
import org.callboard.subscriber.SubscriberJson;
import org.callboard.subscriber.SubscriberView;

/**
 * The page of one person.
 *
 * @param shown the name that stands above everything
 * @param username as it is stored: that of the address
 * @param fields what the form has
 * @param all the groups that can be chosen
 * @param phone what their phone shows; empty if that cannot be told
 * @param fault what was wrong with the form; empty if nothing was
 */
public record PersonPage(
    String shown,
    String username,
    boolean enabled,
    PhoneWords phones,
    Fields fields,
    List<String> all,
    List<DeviceRow> devices,
    List<CodeRow> codes,
    Phone phone,
    Optional<Fault> fault) {

  public PersonPage {
    all = List.copyOf(all);
    devices = List.copyOf(devices);
    codes = List.copyOf(codes);
  }

  /** What is wrong with a field. */
  public Optional<String> wrong(String field) {
    return fault.flatMap(f -> f.of(field));
  }

  /** Whether a device can still be signed out. */
  public boolean hasDevices() {
    return devices.stream().anyMatch(DeviceRow::isIn);
  }

  /**
   * What the form has, as it is stored or as it was typed.
   *
   * @param version of the state that it replaces
   */
  public record Fields(String name, String username, List<String> groups, String version) {

    public Fields {
      groups = List.copyOf(groups);
    }

    static Fields of(SubscriberView subscriber) {
      return new Fields(
          subscriber.displayName().orElse(""),
          subscriber.username(),
          subscriber.groups(),
          SubscriberJson.version(subscriber));
    }

    static Fields of(Form form) {
      return new Fields(
          form.text("name"), form.text("username"), form.texts("group"), form.text("version"));
    }

    /** The same after a refusal, when this is stored. */
    Fields after(Fault fault, SubscriberView stored) {
      return new Fields(
          name, username, groups, fault.versionAgain(version, SubscriberJson.version(stored)));
    }
  }

  /**
   * A device.
   *
   * @param first when it signed in, in words
   * @param seen when it was last heard of, in words
   * @param reached whether it was heard of since something was changed for it; empty if nobody
   *     knows yet
   */
  public record DeviceRow(
      String id,
      String label,
      String agent,
      String first,
      String seen,
      boolean isIn,
      Optional<Boolean> reached) {}

  /** A code that can still be used. */
  public record CodeRow(String id, String until, String by) {}
}
