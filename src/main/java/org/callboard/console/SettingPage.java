package org.callboard.console;

import java.util.List;
import java.util.Optional;
import org.callboard.account.AccountCatalogue;
import org.callboard.account.KnownSetting;
import org.callboard.administration.ShownSetting;

/**
 * One account setting of a layer.
 *
 * @param known what the catalogue says of it
 * @param stored whether the layer sets it
 * @param revealed whether a secret's value is shown, which is on record
 * @param origins where the phones have it from
 * @param fault what was wrong with the form; empty if nothing was
 */
public record SettingPage(
    LayerPlace.Whose whose,
    String name,
    Optional<KnownSetting> known,
    Optional<Said> does,
    boolean stored,
    boolean revealed,
    Fields fields,
    List<Said> origins,
    Optional<Fault> fault) {

  public SettingPage {
    origins = List.copyOf(origins);
  }

  /**
   * What the form has, as it is stored or as it was typed.
   *
   * @param priority as text; empty for that of external provisioning
   * @param version of the state that it replaces; empty text if there is none
   */
  public record Fields(SettingText value, String priority, boolean secret, String version) {

    static Fields of(ShownSetting setting) {
      return new Fields(
          setting.value().map(SettingText::of).orElse(SettingText.EMPTY),
          setting.priority().map(String::valueOf).orElse(""),
          setting.secret(),
          setting.version());
    }

    static Fields ofNew(String name) {
      return new Fields(
          SettingText.EMPTY,
          "",
          AccountCatalogue.find(name).filter(KnownSetting::secret).isPresent(),
          "");
    }

    static Fields of(Form form) {
      return new Fields(
          SettingText.of(form, "value"),
          form.text("priority").strip(),
          form.has("secret"),
          form.text("version"));
    }

    /** The same after a refusal, when this is the version. */
    Fields after(Fault fault, String now) {
      return new Fields(value, priority, secret, fault.versionAgain(version, now));
    }
  }

  /** Of what kind the input is. */
  public String input() {
    return SettingText.input(known, fields.value());
  }

  /** The values of a choice. */
  public List<String> values() {
    return known.map(k -> k.type().values()).orElse(List.of());
  }

  /** The bound of a number; null if it has none, as attributes of pages want it. */
  public String min() {
    return known.flatMap(k -> k.type().min()).map(String::valueOf).orElse(null);
  }

  /** The same of the upper one. */
  public String max() {
    return known.flatMap(k -> k.type().max()).map(String::valueOf).orElse(null);
  }

  /** What the app takes where nobody sets it; empty text if that is not known. */
  public String otherwise() {
    return known.flatMap(KnownSetting::defaultValue).orElse("");
  }

  /** Whether nobody sets it: the server sends it itself. */
  public boolean isServersOwn() {
    return known.filter(KnownSetting::serversOwn).isPresent();
  }

  /** Whether it is secret whatever an administrator says. */
  public boolean isAlwaysSecret() {
    return known.filter(KnownSetting::secret).isPresent();
  }

  /** Whether there is a secret that the form does not show. */
  public boolean isHidden() {
    return stored && fields.secret() && !revealed;
  }

  /** What is wrong with the value. */
  public Optional<String> wrong() {
    return fault.flatMap(
        f ->
            f.violations().stream()
                .filter(v -> !v.field().equals("priority") && !v.field().equals("secret"))
                .map(v -> v.sentence())
                .findFirst());
  }

  /** What is wrong with the priority. */
  public Optional<String> wrongPriority() {
    return fault.flatMap(f -> f.of("priority"));
  }
}
