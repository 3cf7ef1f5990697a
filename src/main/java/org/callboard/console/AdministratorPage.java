package org.callboard.console;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.callboard.administrator.AdministratorRole;
import org.callboard.administrator.AdministratorSnapshot;
import org.callboard.administrator.ManagedOrganization;

/**
 * The page of one administrator.
 *
 * @param address of the page
 * @param list the address of the list in which they stand
 * @param role its label; empty if it cannot be read
 * @param chosen the role that the form has
 * @param cloudId what the form has as the only organization that is their business
 * @param service whether it is a program
 * @param isSelf whether it is the reader
 * @param roles that can be chosen
 * @param version of the state that the form replaces
 * @param limits what makes them wait
 * @param typed whether a new password is typed, not made
 * @param fault what was wrong with a form; empty if nothing was
 */
public record AdministratorPage(
    String address,
    String list,
    String username,
    String role,
    String chosen,
    String cloudId,
    boolean ofAll,
    boolean enabled,
    boolean service,
    boolean isSelf,
    List<String> roles,
    String version,
    List<Limit> limits,
    boolean typed,
    Optional<Fault> fault) {

  public AdministratorPage {
    roles = List.copyOf(roles);
    limits = List.copyOf(limits);
  }

  /** What was typed of the role, beside what is saved. */
  static Overtaken versions(AdministratorSnapshot there, String address, Form form, Frame frame) {
    ZoneId zone = frame.organization().map(Frame.OrganizationHead::zone).orElse(ZoneOffset.UTC);
    Overtaken role =
        Overtaken.of(there.stamps().changed(), frame.texts(), zone, address)
            .with(
                frame.field("role"),
                form.text("role"),
                there.role().map(AdministratorRole::label).orElse(""));
    String organization = there.organization().map(ManagedOrganization::cloudId).orElse("");
    return form.has("organization")
        ? role.with(frame.t("cloudId"), form.text("organization"), organization)
        : role;
  }

  /** What is wrong with a field. */
  public Optional<String> wrong(String field) {
    return fault.flatMap(f -> f.of(field));
  }

  /**
   * Why the next password is not checked yet.
   *
   * @param failures in words
   */
  public record Limit(String id, String failures) {}

  /** One of the list. */
  public record Row(
      String username,
      String address,
      String role,
      String cloudId,
      boolean enabled,
      boolean service) {}

  /**
   * The list.
   *
   * @param address of it
   * @param ofAll whether it is of all organizations
   * @param username of a new one, as far as it was typed
   * @param typed whether their password is typed, not made
   */
  public record Listed(
      String address,
      boolean ofAll,
      List<Row> rows,
      Part part,
      List<String> roles,
      String username,
      String role,
      String cloudId,
      boolean typed,
      Optional<Fault> fault) {

    public Listed {
      rows = List.copyOf(rows);
      roles = List.copyOf(roles);
    }

    /** What is wrong with a field. */
    public Optional<String> wrong(String field) {
      return fault.flatMap(f -> f.of(field));
    }
  }

  /**
   * What is shown once.
   *
   * @param secret the password
   * @param back where to go on
   */
  public record Shown(String username, String secret, String back) {}
}
