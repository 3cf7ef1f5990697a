package org.callboard.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.callboard.account.AccountCatalogue;
import org.callboard.account.KnownSetting;
import org.callboard.administration.ShownSetting;

/**
 * The account settings of a layer, by what they belong to.
 *
 * @param sought what is looked for; empty text for all
 * @param onlyHere whether those are left out that the layer does not set
 */
public record SettingsPage(
    LayerPlace.Whose whose, String sought, boolean onlyHere, List<Section> sections) {

  private static final String OTHER = "other";

  public SettingsPage {
    sections = List.copyOf(sections);
  }

  /**
   * Settings that belong together.
   *
   * @param open whether they are shown at once: one of them is set, or somebody looks for them
   */
  public record Section(String title, boolean open, List<Row> rows) {

    public Section {
      rows = List.copyOf(rows);
    }
  }

  /**
   * One setting.
   *
   * @param does what it does; empty if the catalogue does not know it
   * @param value that the layer has, or else the phones; empty if there is none, or it is a secret
   * @param isHere whether the layer sets it
   * @param origins where the phones have it from
   */
  public record Row(
      String name,
      Optional<Said> does,
      Optional<String> value,
      boolean secret,
      boolean isHere,
      boolean serversOwn,
      List<Said> origins) {

    public Row {
      origins = List.copyOf(origins);
    }

    private boolean isSought(String text) {
      return name.toLowerCase(Locale.ROOT).contains(text)
          || does.filter(d -> d.text().toLowerCase(Locale.ROOT).contains(text)).isPresent()
          || value.filter(v -> v.toLowerCase(Locale.ROOT).contains(text)).isPresent();
    }
  }

  static SettingsPage of(
      LayerPlace.Whose whose,
      String sought,
      boolean onlyHere,
      List<ShownSetting> here,
      Origins origins,
      Texts texts) {
    Map<String, ShownSetting> byName = new LinkedHashMap<>();
    here.forEach(setting -> byName.put(setting.name(), setting));
    Map<String, List<Row>> rows = new LinkedHashMap<>();
    Set<String> others = new TreeSet<>(byName.keySet());
    others.addAll(origins.names());
    for (KnownSetting known : AccountCatalogue.all()) {
      others.remove(known.name());
      rows.computeIfAbsent(known.group(), g -> new ArrayList<>())
          .add(row(known.name(), Optional.of(known), byName, origins, texts));
    }
    others.forEach(
        name ->
            rows.computeIfAbsent(OTHER, g -> new ArrayList<>())
                .add(row(name, Optional.empty(), byName, origins, texts)));
    String text = sought.strip().toLowerCase(Locale.ROOT);
    List<Section> sections = new ArrayList<>();
    rows.forEach(
        (group, all) -> {
          List<Row> left =
              all.stream()
                  .filter(row -> row.isSought(text) && (row.isHere() || !onlyHere))
                  .toList();
          if (!left.isEmpty()) {
            boolean open = onlyHere || !text.isEmpty() || left.stream().anyMatch(Row::isHere);
            sections.add(new Section(texts.get("settings.group." + group), open, left));
          }
        });
    return new SettingsPage(whose, sought.strip(), onlyHere, sections);
  }

  private static Row row(
      String name,
      Optional<KnownSetting> known,
      Map<String, ShownSetting> byName,
      Origins origins,
      Texts texts) {
    Optional<ShownSetting> here = Optional.ofNullable(byName.get(name));
    Optional<String> value =
        here.isPresent()
            ? here.flatMap(ShownSetting::value).map(v -> SettingText.of(v).shown())
            : origins.value(name);
    boolean secret =
        here.map(ShownSetting::secret)
            .orElse(origins.isSecret(name) || known.filter(KnownSetting::secret).isPresent());
    return new Row(
        name,
        known.map(k -> texts.said(k.sentence())),
        value,
        secret,
        here.isPresent(),
        known.filter(KnownSetting::serversOwn).isPresent(),
        origins.of(name));
  }
}
