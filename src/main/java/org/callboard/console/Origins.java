package org.callboard.console;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.callboard.account.SettingWhereabouts;
import org.callboard.administration.ShownSetting;
import org.callboard.layer.WhyReason;

/** From where phones have their account settings, beside the layer that a page is about. */
final class Origins {

  private final Map<String, List<Said>> sentences = new LinkedHashMap<>();
  private final Map<String, String> values = new HashMap<>();
  private final Set<String> secrets = new HashSet<>();

  private Origins() {}

  static Origins none() {
    return new Origins();
  }

  /** What a group, or the draft, has below it. */
  static Origins ofOrganization(List<ShownSetting> settings, Texts texts) {
    Origins origins = new Origins();
    for (ShownSetting setting : settings) {
      origins.add(
          setting.name(),
          new Said(texts.get("settings.ofOrganization"), null),
          setting.value().map(value -> SettingText.of(value).shown()),
          setting.secret());
    }
    return origins;
  }

  /** What all layers of a person have. */
  static Origins ofPerson(List<SettingWhereabouts> found, Texts texts) {
    Origins origins = new Origins();
    for (SettingWhereabouts one : found) {
      origins.add(
          one.name(),
          texts.said(one.sentence()),
          one.reason() == WhyReason.SENT
              ? one.sent().map(value -> SettingText.of(value).shown())
              : Optional.empty(),
          one.secret());
    }
    return origins;
  }

  private void add(String name, Said sentence, Optional<String> value, boolean secret) {
    sentences.computeIfAbsent(name, n -> new ArrayList<>()).add(sentence);
    value.ifPresent(text -> values.put(name, text));
    if (secret) {
      secrets.add(name);
    }
  }

  Set<String> names() {
    return sentences.keySet();
  }

  List<Said> of(String name) {
    return sentences.getOrDefault(name, List.of());
  }

  Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  boolean isSecret(String name) {
    return secrets.contains(name);
  }
}
