package org.callboard.console;

import static org.callboard.console.OrganizationPage.COLOUR;
import static org.callboard.console.OrganizationPage.LANGUAGE;
import static org.callboard.console.OrganizationPage.MINUTE;
import static org.callboard.console.OrganizationPage.MINUTES;
import static org.callboard.console.OrganizationPage.NAME;
import static org.callboard.console.OrganizationPage.OFFICES;
import static org.callboard.console.OrganizationPage.PRIORITY;
import static org.callboard.console.OrganizationPage.REMOVES;
import static org.callboard.console.OrganizationPage.SIGNED_OUT;
import static org.callboard.console.OrganizationPage.TOKENS;
import static org.callboard.console.OrganizationPage.ZONE;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.callboard.organization.OrganizationJson;
import org.callboard.organization.OrganizationSettings;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Json;

/** Edits of an organization as REST has them: what a form does not have stays. */
final class OrganizationFormJson {

  private OrganizationFormJson() {}

  /** Makes the settings of those that there are, if there are any. */
  interface Edit extends Function<Optional<OrganizationSettings>, OrganizationSettings> {}

  /**
   * What the form of the organization's page sends.
   *
   * @param ofOperator whether the form has what is the operators'
   */
  static Edit settings(Form form, boolean ofOperator) {
    return edit(json(form, ofOperator));
  }

  static Edit name(String name) {
    return edit(Json.createObjectBuilder().add(NAME, name).build());
  }

  static Edit enabled(boolean on) {
    return edit(Json.createObjectBuilder().add("enabled", on).build());
  }

  /**
   * All error texts.
   *
   * @param texts by kind and language
   */
  static Edit errorTexts(Map<String, Map<String, String>> texts) {
    JsonObjectBuilder all = Json.createObjectBuilder();
    texts.forEach(
        (kind, byLanguage) -> {
          JsonObjectBuilder one = Json.createObjectBuilder();
          byLanguage.forEach(one::add);
          all.add(kind, one);
        });
    return edit(Json.createObjectBuilder().add("errorTexts", all).build());
  }

  private static Edit edit(JsonObject json) {
    return before -> OrganizationJson.edit(before).read(json);
  }

  private static JsonObject json(Form form, boolean ofOperator) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add(NAME, form.text(NAME))
            .add("refreshSeconds", seconds(form.text(MINUTES)))
            .add(ZONE, form.text(ZONE).strip())
            .add(COLOUR, Json.orNull(form.filled(COLOUR).filter(text -> form.has("coloured"))))
            .add(LANGUAGE, Json.orNull(form.filled(LANGUAGE)))
            .add(REMOVES, form.has(REMOVES));
    form.filled(PRIORITY)
        .ifPresentOrElse(
            text -> json.add(PRIORITY, number(PRIORITY, text)), () -> json.addNull(PRIORITY));
    if (ofOperator) {
      json.add(TOKENS, form.has(TOKENS))
          .add(SIGNED_OUT, form.text(SIGNED_OUT))
          .add(
              OFFICES,
              Json.createArrayBuilder(
                  Stream.of(form.text(OFFICES).split("[\\s,;]+"))
                      .filter(text -> !text.isEmpty())
                      .toList()));
    }
    return json.build();
  }

  private static int seconds(String minutes) {
    try {
      return Math.toIntExact(Math.round(Double.parseDouble(minutes.replace(',', '.')) * MINUTE));
    } catch (NumberFormatException | ArithmeticException e) {
      throw new InvalidValueException("refreshSeconds", "must be a whole number.");
    }
  }

  private static int number(String field, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new InvalidValueException(field, "must be a whole number.");
    }
  }
}
