package org.callboard.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys from the settings and from a file; what is wrong with them is said without them. */
class SecretKeysTest {

  private static final String OLD = Base64.getEncoder().encodeToString(new byte[32]);
  private static final String NEW =
      Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes());

  private static final int NODES = 8;

  @TempDir private Path folder;

  @Test
  void theFirstKeyComesFirst() {
    SecretKeys keys = keys(Map.of("callboard.secrets.keys", "new:" + NEW + ", old:" + OLD));
    assertThat(keys.keys()).extracting(SecretKeys.Key::id).containsExactly("new", "old");
    assertThat(keys.keys().get(0).bytes()).asString().isEqualTo("0123456789abcdef0123456789abcdef");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU=",
        "a:QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNA==",
        "a:QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU2Nzg5",
        "a:QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU=,",
        "a:QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU=,a:QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU=",
        "a_b:QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU=",
        "QUJDREVGR0hJ%"
      })
  void aWrongKeyStopsTheDeploymentWithASentenceWithoutIt(String keys) {
    assertThatThrownBy(() -> keys(Map.of("callboard.secrets.keys", keys)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "The setting callboard.secrets.keys must be 'none' or keys as id:base64, each with an id of its"
                + " own and of 32 bytes.");
  }

  @Test
  void aKeyWhereThePathShouldBeIsNotRepeatedEither() {
    assertThatThrownBy(() -> keys(Map.of("callboard.secrets.key-file", "a:" + NEW)))
        .hasMessageStartingWith("The setting callboard.secrets.key-file names a file that cannot")
        .hasMessageNotContaining(NEW);
  }

  @Test
  void keysAndAFileAtOnceStopTheDeployment() {
    assertThatThrownBy(
            () ->
                keys(
                    Map.of(
                        "callboard.secrets.keys",
                        "a:" + NEW,
                        "callboard.secrets.key-file",
                        "/nowhere")))
        .hasMessage("Set callboard.secrets.keys or callboard.secrets.key-file, not both.");
  }

  @Test
  void aFileHasCommentsAndOneKeyInALine() throws IOException {
    Path file = folder.resolve("keys");
    Files.write(file, List.of("# rotated in May", "", "new:" + NEW, "  old: " + OLD));
    assertThat(keys(Map.of("callboard.secrets.key-file", file.toString())).keys())
        .extracting(SecretKeys.Key::id)
        .containsExactly("new", "old");
  }

  @Test
  void aFileWithoutAKeyStopsTheDeployment() throws IOException {
    Path file = folder.resolve("keys");
    Files.write(file, List.of("# none"));
    assertThatThrownBy(() -> keys(Map.of("callboard.secrets.key-file", file.toString())))
        .hasMessageStartingWith(
            "The setting callboard.secrets.key-file must name a file with keys");
  }

  @Test
  void aFileIsMadeOnceForItsOwnerOnlyAndOnlyIfThatIsWanted() throws IOException {
    Path file = folder.resolve("below").resolve("keys");
    Map<String, String> settings = Map.of("callboard.secrets.key-file", file.toString());
    assertThatThrownBy(() -> keys(settings)).isInstanceOf(IllegalStateException.class);
    Map<String, String> making =
        Map.of(
            "callboard.secrets.key-file",
            file.toString(),
            "callboard.secrets.make-key-file",
            "true");
    SecretKeys made = keys(making);
    assertThat(made.keys()).hasSize(1);
    assertThat(keys(making)).isEqualTo(made);
    assertThat(keys(settings)).isEqualTo(made);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(file.getParent()).isDirectoryContaining(path -> path.equals(file));
  }

  @Test
  void nodesThatStartAtOnceHaveOneKey() throws Exception {
    ExecutorService nodes = Executors.newFixedThreadPool(NODES);
    try {
      for (int round = 0; round < 50; round++) {
        Path file = folder.resolve("keys" + round);
        Map<String, String> making =
            Map.of(
                "callboard.secrets.key-file",
                file.toString(),
                "callboard.secrets.make-key-file",
                "true");
        CyclicBarrier start = new CyclicBarrier(NODES);
        List<Future<SecretKeys>> made = new ArrayList<>();
        for (int i = 0; i < NODES; i++) {
          made.add(
              nodes.submit(
                  () -> {
                    start.await();
                    return keys(making);
                  }));
        }
        for (Future<SecretKeys> each : made) {
          assertThat(each.get()).isEqualTo(keys(making));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .isEqualTo("rw-------");
      }
      assertThat(folder).isDirectoryNotContaining("glob:**.new");
    } finally {
      nodes.shutdown();
    }
  }

  @Test
  void aKeyNeverShowsItself() {
    assertThat(keys(Map.of("callboard.secrets.keys", "a:" + NEW)).toString())
        .isEqualTo("SecretKeys[keys=[Key[a]]]");
  }

  private static SecretKeys keys(Map<String, String> settings) {
    return new Settings(settings::get).secretKeys();
  }
}
