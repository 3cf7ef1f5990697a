package org.callboard.bulk.file;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.callboard.bulk.MalformedFileException;
import org.callboard.job.Progress;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.JsonFields;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are small when they are packed, read in a heap that their objects would not fit. */
class HostileFileTest {

  private static final String HEAP = "-Xmx96m";
  private static final int LENGTH = 60_000_000;
  private static final String BEGIN =
      "{\"format\":\"callboard-organization-1\",\"organization\":{\"name\":\"Acme\"},";

  /** The same text again and again, behind a beginning. */
  private static final class Repeated extends InputStream {

    private final byte[] beginning;
    private final byte[] again;
    private int at;

    Repeated(String beginning, String again) {
      this.beginning = beginning.getBytes(StandardCharsets.UTF_8);
      this.again = again.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int read() {
      if (at == LENGTH) {
        return -1;
      }
      int i = at++;
      return i < beginning.length ? beginning[i] : again[(i - beginning.length) % again.length];
    }
  }

  /** Does with layers what an import does with them. */
  private static final class Reading extends OrganizationFileReader {

    Reading() {
      super(new Progress(), true, 200_000);
    }

    @Override
    void organization(long number, JsonObject json) {
      // Its form is in the database's tests.
    }

    @Override
    void secrets(JsonObject json) {
      throw new AssertionError();
    }

    @Override
    void layer(long number, String kind, JsonObject json) {
      try {
        FileLayerJson.form(new OwnedSecrets(Optional.empty(), kind)).read(JsonFields.of(json));
      } catch (InvalidValueException e) {
        throw new MalformedFileException(number, e.getMessage());
      }
    }

    @Override
    void group(long number, JsonObject json) {
      throw new AssertionError();
    }
  }

  /** In a process of its own, whose heap is bounded. */
  public static final class Main {

    private Main() {}

    public static void main(String[] arguments) throws IOException {
      try {
        new Reading().read(new Repeated(BEGIN + arguments[0], arguments[1]));
      } catch (MalformedFileException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"layers\":{\"organization\":{\"quickDial\":[{} | ,{} | has more than 250000 values",
        "\"layers\":{\"organization\":{\"quickDial\":[{\"id\":\" | x | has a text of more than 1000000",
        "\"layers\":{\"organization\":{\"quickDial\":[ | [ | is nested deeper than 32 levels",
        "\"layers\":{\"organization\":{\"quickDial\":[ | 1 | has a number of more than 100",
        "\"layers\":{\"organization\":{\"name\":[\"a\" | ,\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\" | has more than 16000000 characters",
        "\"subscribers\":[{} | ,{} | has more than 200000 entries",
      })
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void aSmallFileDoesNotFillTheMemory(String beginning, String again, String sentence)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                beginning,
                again)
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output).contains(sentence);
  }
}
