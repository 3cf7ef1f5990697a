package org.callboard.bulk.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.callboard.bulk.file.AccountLayer.Setting;
import org.callboard.bulk.file.OrganizationFile.Group;
import org.callboard.bulk.file.OrganizationFile.Member;
import org.callboard.bulk.file.OrganizationFile.Subscriber;
import org.callboard.dialdata.Deletions;
import org.callboard.dialdata.DialData;
import org.callboard.dialdata.EntryOrder;
import org.callboard.dialdata.Samples;
import org.callboard.job.Progress;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.mergeable.MergePriority;
import org.callboard.mergeable.XmlFragment;
import org.callboard.organization.AccentColour;
import org.callboard.organization.Appearance;
import org.callboard.organization.CloudId;
import org.callboard.organization.ErrorTexts;
import org.callboard.organization.GroupName;
import org.callboard.organization.OrganizationJson;
import org.callboard.organization.OrganizationSettings;
import org.callboard.organization.ReplacePriority;
import org.callboard.organization.SheetLanguage;
import org.callboard.organization.SignInSettings;
import org.callboard.organization.SignInSettings.SignedOut;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.InvalidValueException.Violation;
import org.callboard.platform.Json;
import org.callboard.platform.JsonObjectForm;
import org.callboard.subscriber.Attributes;
import org.junit.jupiter.api.Test;

/** The organization's file as one tree: what is written is what is read. */
class WholeFileTest {

  private static final Optional<ExportCipher> CIPHER =
      Optional.of(ExportCipher.of("correct horse battery", 1));

  /** What a file has. */
  private record Tree(
      OrganizationSettings settings,
      FileLayer live,
      FileLayer draft,
      List<Group> groups,
      List<Subscriber> subscribers) {

    void write(OutputStream out, Optional<ExportCipher> cipher) {
      try (OrganizationFileWriter file = new OrganizationFileWriter(out, cipher)) {
        file.begin(OrganizationJson.of(new CloudId("ACME"), settings));
        file.layers(live, draft);
        file.begin(Member.GROUPS);
        groups.forEach(file::write);
        file.end();
        file.begin(Member.SUBSCRIBERS);
        subscribers.forEach(file::write);
        file.end();
        file.end();
      }
    }

    Tree withoutSecrets() {
      return new Tree(
          settings,
          WholeFileTest.withoutSecrets(live),
          WholeFileTest.withoutSecrets(draft),
          groups.stream()
              .map(g -> new Group(g.name(), WholeFileTest.withoutSecrets(g.layer())))
              .toList(),
          subscribers.stream()
              .map(
                  s ->
                      new Subscriber(
                          s.username(),
                          s.displayName(),
                          s.enabled(),
                          s.groups(),
                          s.attributes(),
                          Optional.empty(),
                          WholeFileTest.withoutSecrets(s.layer())))
              .toList());
    }
  }

  private static FileLayer withoutSecrets(FileLayer layer) {
    AccountLayer account = layer.account();
    return new FileLayer(
        layer.dial(),
        new AccountLayer(
            account.settings().stream()
                .map(s -> new Setting(s.name(), s.openValue(), s.priority(), s.secret()))
                .toList(),
            account.highest(),
            account.deletions()));
  }

  /** Makes a tree of a file again. */
  private static final class Reading extends OrganizationFileReader {

    private final boolean withPassphrase;
    private Optional<ExportCipher> cipher = Optional.empty();
    private OrganizationSettings settings;
    private final List<FileLayer> layers = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();
    private final List<Subscriber> subscribers = new ArrayList<>();

    Reading(boolean withPassphrase) {
      super(new Progress(), true, 1000);
      this.withPassphrase = withPassphrase;
    }

    static Tree read(byte[] file, boolean withPassphrase) throws IOException {
      Reading reading = new Reading(withPassphrase);
      reading.read(new ByteArrayInputStream(file));
      return new Tree(
          reading.settings,
          reading.layers.get(0),
          reading.layers.get(1),
          reading.groups,
          reading.subscribers);
    }

    @Override
    void organization(long number, JsonObject json) {
      settings =
          OrganizationJson.settings(Optional.empty(), true, SignInSettings.DEFAULT)
              .read(Json.createObjectBuilder(json).remove("id").build());
    }

    @Override
    void secrets(JsonObject json) {
      cipher = withPassphrase ? CIPHER : Optional.empty();
    }

    @Override
    void layer(long number, String kind, JsonObject json) {
      layers.add(FileLayerJson.form(new OwnedSecrets(cipher, kind)).read(json));
    }

    @Override
    void group(long number, JsonObject json) {
      groups.add(OrganizationFile.group(cipher).read(json));
    }

    @Override
    void subscriber(long number, JsonObject json, long length) {
      subscribers.add(OrganizationFile.subscriber(cipher).read(json));
    }
  }

  private static byte[] bytes(Tree tree, Optional<ExportCipher> cipher) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    tree.write(out, cipher);
    return out.toByteArray();
  }

  @Property(tries = 80, edgeCases = EdgeCasesMode.NONE)
  void aTreeComesBackAsItWas(@ForAll("trees") Tree tree) throws IOException {
    assertThat(Reading.read(bytes(tree, CIPHER), true)).isEqualTo(tree);
  }

  @Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
  void withoutThePassphraseAllButTheSecretsComesBack(@ForAll("trees") Tree tree)
      throws IOException {
    Tree open = tree.withoutSecrets();
    assertThat(Reading.read(bytes(tree, CIPHER), false)).isEqualTo(open);
    assertThat(Reading.read(bytes(open, Optional.empty()), true)).isEqualTo(open);
  }

  /** Every place of a piece in turn becomes something that has no business there. */
  @Property(tries = 25, edgeCases = EdgeCasesMode.NONE)
  void whatIsRefusedIsRefusedWithItsPath(@ForAll("subscribers") Subscriber subscriber) {
    JsonObjectForm<Subscriber> form = OrganizationFile.subscriber(CIPHER);
    JsonObject json = form.write(subscriber);
    for (Spoilt spoilt : spoilt(json, "")) {
      assertThat(faults(form, spoilt.json().asJsonObject()))
          .as("%s in %s", spoilt.path(), spoilt.json())
          .anyMatch(fault -> fault.field().equals(spoilt.path()));
    }
  }

  /** JSON with a fault at one path. */
  private record Spoilt(String path, JsonValue json) {}

  private static List<Violation> faults(JsonObjectForm<?> form, JsonObject json) {
    InvalidValueException refused =
        catchThrowableOfType(InvalidValueException.class, () -> form.read(json));
    return refused == null ? List.of() : refused.violations();
  }

  /** The value with an array in the place of each value in it, and one member too many. */
  private static List<Spoilt> spoilt(JsonValue json, String path) {
    if (json instanceof JsonObject object) {
      return spoiltObject(object, path.isEmpty() ? "" : path + ".");
    }
    if (json.getValueType() == JsonValue.ValueType.ARRAY) {
      List<JsonValue> values = json.asJsonArray();
      return IntStream.range(0, values.size())
          .boxed()
          .flatMap(
              i ->
                  withItself(values.get(i), path + "[" + i + "]").stream()
                      .map(s -> new Spoilt(s.path(), replaced(values, i, s.json()))))
          .toList();
    }
    return List.of();
  }

  private static List<Spoilt> spoiltObject(JsonObject object, String path) {
    List<Spoilt> all = new ArrayList<>();
    object.forEach(
        (name, value) ->
            withItself(value, path + name)
                .forEach(
                    s ->
                        all.add(
                            new Spoilt(
                                s.path(),
                                Json.createObjectBuilder(object).add(name, s.json()).build()))));
    return all;
  }

  private static List<Spoilt> withItself(JsonValue value, String path) {
    List<Spoilt> all = new ArrayList<>(spoilt(value, path));
    all.add(new Spoilt(path, wrong(value)));
    return all;
  }

  /** Of a type that cannot stand where the value stands. */
  private static JsonValue wrong(JsonValue value) {
    return value.getValueType() == JsonValue.ValueType.ARRAY
        ? JsonValue.TRUE
        : JsonValue.EMPTY_JSON_ARRAY;
  }

  private static JsonValue replaced(List<JsonValue> values, int place, JsonValue value) {
    List<JsonValue> copy = new ArrayList<>(values);
    copy.set(place, value);
    return Json.createArrayBuilder(copy).build();
  }

  /** A file of any length is written while it is made. */
  @Test
  void onlyOnePieceIsInMemory() {
    Tree head =
        new Tree(
            OrganizationSettings.named("Acme"),
            FileLayer.EMPTY,
            FileLayer.EMPTY,
            List.of(),
            List.of());
    long[] written = new long[1];
    OutputStream out =
        new OutputStream() {
          @Override
          public void write(int b) {
            written[0]++;
          }
        };
    long mostWaiting = 0;
    long made = 0;
    try (OrganizationFileWriter file = new OrganizationFileWriter(out, Optional.empty())) {
      file.begin(OrganizationJson.of(new CloudId("ACME"), head.settings()));
      file.begin(Member.SUBSCRIBERS);
      Subscriber subscriber =
          new Subscriber(
              "x".repeat(200),
              "",
              true,
              Optional.of(List.of()),
              Attributes.NONE,
              Optional.empty(),
              FileLayer.EMPTY);
      for (int i = 0; i < 5_000; i++) {
        file.write(subscriber);
        made += 200;
        mostWaiting = Math.max(mostWaiting, made - written[0]);
      }
      file.end();
      file.end();
    }
    assertThat(mostWaiting).isLessThan(20_000);
  }

  @Provide
  Arbitrary<Tree> trees() {
    return Combinators.combine(
            settings(),
            layers(false),
            layers(true),
            groups().list().ofMaxSize(3),
            subscribers().list().ofMaxSize(4))
        .as(Tree::new);
  }

  private static Arbitrary<OrganizationSettings> settings() {
    Arbitrary<ErrorTexts> texts =
        Arbitraries.maps(
                Arbitraries.of(ErrorTexts.Kind.class),
                Arbitraries.maps(Arbitraries.of("default", "cs", "pt-BR"), filled(500))
                    .<SortedMap<String, String>>map(TreeMap::new))
            .map(ErrorTexts::new);
    return Combinators.combine(
            filled(250),
            Arbitraries.of(true, false),
            Arbitraries.integers().between(1, 40).map(ReplacePriority::new).optional(),
            Arbitraries.of(true, false),
            Arbitraries.integers().between(60, 604_800),
            texts,
            Combinators.combine(Arbitraries.of(true, false), Arbitraries.of(SignedOut.class))
                .as(SignInSettings::new),
            Combinators.combine(
                    Arbitraries.of("UTC", "Europe/Prague", "America/Argentina/Ushuaia")
                        .map(ZoneId::of),
                    Arbitraries.of("#000000", "#1a4f8b").map(AccentColour::new).optional(),
                    Arbitraries.of(SheetLanguage.class).optional())
                .as(Appearance::new))
        .as(OrganizationSettings::new);
  }

  private static Arbitrary<String> filled(int max) {
    return Samples.texts(max).filter(10_000, text -> !text.isBlank());
  }

  private static Arbitrary<String> names() {
    return Arbitraries.strings()
        .alpha()
        .numeric()
        .withChars("é ß")
        .ofMinLength(1)
        .ofMaxLength(8)
        .map(String::strip)
        .map(name -> name.isEmpty() ? "x" : name);
  }

  private static Arbitrary<Group> groups() {
    return Combinators.combine(names().map(GroupName::new), layers(false)).as(Group::new);
  }

  @Provide
  Arbitrary<Subscriber> subscribers() {
    Arbitrary<String> hashes =
        Arbitraries.of(
            "none", "PBKDF2WithHmacSHA512:1000:" + "A".repeat(24) + ":" + "A".repeat(86) + "==");
    Arbitrary<Attributes> attributes =
        Arbitraries.maps(Arbitraries.of("desk", "_a", "B9"), Samples.texts(100))
            .ofMaxSize(3)
            .map(values -> new Attributes(new TreeMap<>(values)));
    return Combinators.combine(
            names(),
            Samples.texts(250),
            Arbitraries.of(true, false),
            names().list().ofMaxSize(3).optional(),
            attributes,
            hashes.optional(),
            layers(false))
        .as(Subscriber::new);
  }

  private static Arbitrary<FileLayer> layers(boolean ofDraft) {
    Arbitrary<DialData> dial =
        Samples.dialData()
            .filter(DialData::whole)
            .map(
                data ->
                    ofDraft
                        ? data.withDeletions(
                                new Deletions(
                                    new TreeSet<>(List.of("gone item")),
                                    new TreeSet<>(List.of("gone action"))))
                            .with(new EntryOrder(List.of("last", "first"), List.of("action")))
                        : data);
    return Combinators.combine(dial, accounts(ofDraft)).as(FileLayer::new);
  }

  private static Arbitrary<AccountLayer> accounts(boolean ofDraft) {
    Arbitrary<Map<String, MergePriority>> highest =
        Arbitraries.maps(
                Arbitraries.of("proxy", "own", "gone"), Arbitraries.integers().between(0, 1000))
            .map(all -> mapped(all, MergePriority::new));
    return Combinators.combine(
            settingsOfLayer().list().uniqueElements(Setting::name).ofMaxSize(4),
            highest,
            ofDraft
                ? Arbitraries.of("proxy", "title").set().ofMaxSize(2)
                : Arbitraries.just(java.util.Set.<String>of()))
        .as((all, high, gone) -> new AccountLayer(all, new TreeMap<>(high), new TreeSet<>(gone)));
  }

  private static <V, W> Map<String, W> mapped(Map<String, V> all, Function<V, W> change) {
    return all.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> change.apply(entry.getValue())));
  }

  private static Arbitrary<Setting> settingsOfLayer() {
    Arbitrary<KeyNodeValue> values =
        Arbitraries.oneOf(
            Samples.texts(60)
                .map(text -> text.replace("$", ""))
                .<KeyNodeValue>map(KeyNodeValue.Plain::new),
            Arbitraries.of("<a/>", "<a b=\"1\">c</a>")
                .map(xml -> new KeyNodeValue.Subtree(new XmlFragment(xml))),
            Arbitraries.just(
                new KeyNodeValue.Localized(
                    List.of(
                        new KeyNodeValue.Translation(Optional.of("cs"), "Ahoj"),
                        new KeyNodeValue.Translation(Optional.empty(), "Hi")))));
    return Combinators.combine(
            Arbitraries.of("own", "_x", "mine.too", "fourth"),
            values,
            Arbitraries.integers().between(1, 1000).map(MergePriority::new).optional(),
            Arbitraries.of(true, false))
        .as(
            (name, value, priority, secret) ->
                new Setting(name, Optional.of(value), priority, secret));
  }
}
