package org.callboard.bulk.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.callboard.bulk.MalformedFileException;
import org.callboard.dialdata.Deletions;
import org.callboard.dialdata.DialAction;
import org.callboard.dialdata.DialData;
import org.callboard.dialdata.QuickDialItem;
import org.callboard.job.Progress;
import org.callboard.mergeable.KeyNode;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.mergeable.MergePriority;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.JsonObjectForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrganizationFileTest {

  private static final String FILE =
      """
      {"format":"callboard-organization-1",
       "organization":{"name":"Acme","replacePriority":null},
       "secrets":{"kdf":"x"},
       "layers":{"organization":{},"draft":{}},
       "groups":[{"name":"sales"}],
       "subscribers":[{"username":"ann","groups":["sales"]},{"username":"bob"}]}
      """;

  /** Writes down what it is told. */
  private static final class Told extends OrganizationFileReader {

    private final List<String> told = new ArrayList<>();

    Told() {
      super(new Progress(), true, 1000);
    }

    @Override
    void organization(long entry, JsonObject json) {
      told.add(entry + " organization " + json.getString("name"));
    }

    @Override
    void secrets(JsonObject json) {
      told.add("secrets");
    }

    @Override
    void layer(long entry, String kind, JsonObject json) {
      told.add(entry + " layer " + kind);
    }

    @Override
    void group(long entry, JsonObject json) {
      told.add(entry + " group " + json.getString("name"));
    }

    @Override
    void subscriber(long entry, JsonObject json, long length) {
      told.add(entry + " subscriber " + json.getString("username"));
      assertThat(length).isPositive();
    }
  }

  private static List<String> read(String text) {
    Told told = new Told();
    try {
      told.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return told.told;
  }

  @Test
  void aFileIsToldPieceByPiece() {
    assertThat(read(FILE))
        .containsExactly(
            "1 organization Acme",
            "secrets",
            "2 layer organization",
            "3 layer draft",
            "4 group sales",
            "5 subscriber ann",
            "6 subscriber bob");
  }

  /** The parser of the servers has loops that end at no end of the file. */
  @Test
  @Timeout(60)
  void aFileThatBreaksOffAnywhereIsMalformed() {
    String whole = FILE.strip();
    for (int length = 0; length < whole.length(); length++) {
      String part = whole.substring(0, length);
      assertThat(catchThrowable(() -> read(part)))
          .as(part)
          .isInstanceOf(MalformedFileException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "null",
        "{}",
        "{\"organization\":[]}",
        "{\"organization\":{\"name\":\"x\"},\"format\":\"callboard-organization-1\"}",
        "{\"format\":\"another\",\"organization\":{\"name\":\"x\"}}",
        "{\"organization\":{\"name\":\"x\"},\"organization\":{\"name\":\"x\"}}",
        "{\"organization\":{\"name\":\"x\"},\"unknown\":1}",
        "{\"organization\":{\"name\":\"x\"},\"subscribers\":{}}",
        "{\"organization\":{\"name\":\"x\"},\"subscribers\":[1]}",
        "{\"organization\":{\"name\":\"x\"},\"groups\":[[]]}"
      })
  void anotherShapeIsMalformed(String text) {
    assertThat(catchThrowable(() -> read(text))).isInstanceOf(MalformedFileException.class);
  }

  @Test
  void tenThousandLevelsAreRefused() {
    String deep = "{\"organization\":" + "{\"a\":".repeat(10_000);
    assertThat(catchThrowable(() -> read(deep))).isInstanceOf(MalformedFileException.class);
  }

  @Test
  void aByteThatIsNoUtf8IsMalformed() {
    byte[] bytes = FILE.replace("Acme", "Zo\u00eb").getBytes(StandardCharsets.ISO_8859_1);
    assertThat(catchThrowable(() -> new Told().read(new ByteArrayInputStream(bytes))))
        .isInstanceOf(MalformedFileException.class);
  }

  // --- pieces ----------------------------------------------------------------------------------

  private static JsonObject json(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  private static final JsonObjectForm<FileLayer> LAYER = FileLayerJson.form(OwnedSecrets.NONE);

  private static DialData layer(JsonObject json) {
    return LAYER.read(json).dial();
  }

  private static OrganizationFile.Subscriber subscriber(
      JsonObject json, Optional<ExportCipher> cipher) {
    return OrganizationFile.subscriber(cipher).read(json);
  }

  @Test
  void aLayerComesBackAsItWas() {
    DialData layer =
        new DialData(
            List.of(
                new QuickDialItem("b", "B \u2026", "1", Optional.empty(), new MergePriority(20)),
                new QuickDialItem(
                    "a", "A", "2", Optional.of("https://x.example/a"), new MergePriority(70))),
            new TreeMap<>(Map.of("gone", new MergePriority(60))),
            List.of(
                new DialAction(
                    "act",
                    List.of(
                        new KeyNode(
                            "title",
                            new KeyNodeValue.Plain("Hi"),
                            Optional.of(new MergePriority(30)),
                            Optional.empty())))),
            Set.of("old"),
            new Deletions(new TreeSet<>(Set.of("x")), new TreeSet<>(Set.of("y"))),
            true);
    assertThat(layer(LAYER.write(new FileLayer(layer, AccountLayer.NONE)))).isEqualTo(layer);
    assertThat(layer(json("{}"))).isEqualTo(DialData.EMPTY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"quickDial\":1}",
        "{\"quickDial\":[1]}",
        "{\"quickDial\":[{}]}",
        "{\"quickDial\":[{\"id\":\"a\",\"displayName\":\"A\",\"uri\":\"1\",\"priority\":\"x\"}]}",
        "{\"dialActions\":[{\"id\":\"a\",\"nodes\":null}]}",
        "{\"dialActions\":[{\"nodes\":[]}]}",
        "{\"quickDial\":[{\"id\":\"a\",\"displayName\":null,\"uri\":\"1\"}]}",
        "{\"account\":{\"settings\":[{\"id\":\"x\",\"value\":\"1\"},{\"id\":\"x\",\"value\":\"1\"}]}}",
        "{\"removals\":[]}",
        "{\"removals\":{}}",
        "{\"removals\":{\"quickDial\":{\"a\":\"b\"},\"dialActions\":[]}}",
        "{\"deletions\":{\"quickDial\":{}}}"
      })
  void aLayerOfAnotherShapeIsRefused(String text) {
    assertThatThrownBy(() -> layer(json(text))).isInstanceOf(InvalidValueException.class);
  }

  @Test
  void secretsAreForTheirOwnerAndThePassphraseOnly() {
    ExportCipher cipher = ExportCipher.of("correct horse battery", 1);
    String secret = cipher.encrypt("none", "ann");
    assertThat(cipher.encrypt("none", "ann")).isNotEqualTo(secret);
    ExportCipher again = ExportCipher.of("correct horse battery", cipher.json());
    assertThat(again.decrypt(secret, "ann")).isEqualTo("none");
    assertThatThrownBy(() -> again.decrypt(secret, "bob"))
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> again.decrypt("AAAA", "ann"))
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> ExportCipher.of("another horse battery", cipher.json()))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("passphrase");
    assertThatThrownBy(() -> ExportCipher.of("short")).hasMessageContaining("12");
  }

  /** The file says how often to iterate; it must not be able to stop the server. */
  @Test
  void aFileCannotAskForMoreThanIsReasonable() {
    JsonObject json =
        Json.createObjectBuilder(ExportCipher.of("correct horse battery", 1).json())
            .add("iterations", 2_000_000_000)
            .build();
    long start = System.nanoTime();
    assertThatThrownBy(() -> ExportCipher.of("correct horse battery", json))
        .isInstanceOf(InvalidValueException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void aSubscriberOfAnotherShapeIsRefused() {
    for (String text :
        List.of(
            "{}",
            "{\"username\":1}",
            "{\"username\":\"ann\",\"password\":\"x\"}",
            "{\"username\":\"ann\",\"groups\":\"x\"}",
            "{\"username\":\"ann\",\"groups\":[1]}",
            "{\"username\":\"ann\",\"displayName\":{}}")) {
      assertThatThrownBy(() -> subscriber(json(text), Optional.empty()))
          .as(text)
          .isInstanceOf(InvalidValueException.class);
    }
  }

  @Test
  void allThatIsWrongWithALayerIsToldAtOnceWithItsPlace() {
    assertThatThrownBy(
            () ->
                layer(
                    json(
                        "{\"quickDial\":[{\"id\":\"a\",\"displayName\":\"A\",\"uri\":1}],"
                            + "\"dialActions\":[{\"id\":\"b\",\"nodes\":[{\"name\":\"x\",\"colour\":1,"
                            + "\"text\":\"\"}]}],\"removals\":{\"quickDial\":{\"c\":\"d\"}}}")))
        .hasMessageContaining("quickDial[0].uri must be a text")
        .hasMessageContaining("dialActions[0].nodes[0].colour is not a field")
        .hasMessageContaining("removals.quickDial.c must be a whole number")
        .hasMessageContaining("removals.dialActions is required");
  }

  @Test
  void hashesThatWouldStopTheServerAreRefused() {
    ExportCipher cipher = ExportCipher.of("correct horse battery", 1);
    for (String hash :
        List.of(
            "PBKDF2WithHmacSHA512:99999999:AAAA:AAAA",
            "wrapped:PBKDF2WithHmacSHA512:99999999:AAAA:PBKDF2WithHmacSHA512:1000:AAAA:AAAA",
            "12345678")) {
      JsonObject json =
          Json.createObjectBuilder()
              .add("username", "ann")
              .add("passwordHash", cipher.encrypt(hash, "ann"))
              .build();
      assertThatThrownBy(() -> subscriber(json, Optional.of(cipher)))
          .as(hash)
          .isInstanceOf(InvalidValueException.class);
    }
  }
}
