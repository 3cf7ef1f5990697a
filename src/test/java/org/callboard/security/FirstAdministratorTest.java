package org.callboard.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.PersistenceException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.callboard.Injection;
import org.callboard.administrator.AdministratorData;
import org.callboard.administrator.AdministratorDirectory;
import org.callboard.administrator.AdministratorEditor;
import org.callboard.administrator.AdministratorSnapshot;
import org.callboard.administrator.FirstPassword;
import org.callboard.password.JdkPbkdf2;
import org.callboard.password.PasswordHasher;
import org.callboard.platform.DatabaseReady;
import org.callboard.platform.Edited;
import org.callboard.platform.Expected;
import org.callboard.platform.LogLines;
import org.callboard.platform.Settings;
import org.callboard.subscriber.Username;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FirstAdministratorTest {

  private static final Pattern RANDOM = Pattern.compile("([a-z2-9]{4}-){5}[a-z2-9]{4}");

  @RegisterExtension final LogLines log = new LogLines(FirstAdministrator.class);

  private final Map<String, String> settings =
      new HashMap<>(Map.of("callboard.password.iterations", "10000"));
  private final Map<String, AdministratorData> rows = new HashMap<>();
  private final List<FirstPassword> told = new ArrayList<>();
  private boolean otherNodeIsFaster;

  @Test
  void aRandomPasswordIsWrittenToTheConsoleOnce() {
    String console = start();
    Matcher password = RANDOM.matcher(console);
    assertThat(password.find()).isTrue();
    assertThat(hasher().match(password.group(), List.of(hash()), 1, 0)).isPresent();
    assertThat(rows.get("admin").organization()).isEmpty();
    assertThat(rows.get("admin").enabled()).isTrue();
    assertThat(told).containsExactly(new FirstPassword("admin", password.group()));
    assertThat(told.toString()).doesNotContain(password.group());
    assertThat(start()).isEmpty();
    assertThat(told).hasSize(1);
  }

  @Test
  void thePasswordOfTheSettingsIsTakenAndNotWritten() {
    settings.put("callboard.admin.password", "first password of all");
    assertThat(start()).isEmpty();
    assertThat(told).isEmpty();
    assertThat(hasher().match("first password of all", List.of(hash()), 1, 0)).isPresent();
  }

  @Test
  void aPasswordOfTheSettingsThatAGuesserTriesFirstMakesNoAdministrator() {
    settings.put("callboard.admin.password", "administrator123");
    assertThat(start()).isEmpty();
    assertThat(log.at(Level.SEVERE))
        .singleElement()
        .asString()
        .contains("callboard.admin.password must not be made of common words")
        .doesNotContain("administrator123");
    assertThat(rows).isEmpty();
  }

  @Test
  void whoIsThereStaysAsHeIs() {
    AdministratorData eve = new AdministratorData(Optional.empty(), true, Optional.of("hash"));
    rows.put("eve", eve);
    assertThat(start()).isEmpty();
    assertThat(rows).containsOnlyKeys("eve");
  }

  @Test
  void aNodeThatIsSlowerStartsAndTellsNoPassword() {
    otherNodeIsFaster = true;
    assertThat(start()).isEmpty();
  }

  private String start() {
    FirstAdministrator first =
        new FirstAdministrator(
            new Directory(),
            new Editor(),
            hasher(),
            settings(),
            Injection.event(FirstPassword.class, told::add));
    PrintStream console = System.out;
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
    try {
      Injection.tell(first, new DatabaseReady());
    } finally {
      System.setOut(console);
    }
    return written.toString(StandardCharsets.UTF_8);
  }

  private String hash() {
    return rows.get("admin").passwordHash().orElseThrow();
  }

  private PasswordHasher hasher() {
    return new PasswordHasher(new JdkPbkdf2(), settings());
  }

  private Settings settings() {
    return new Settings(settings::get);
  }

  private final class Directory extends AdministratorDirectory {

    @Override
    public boolean isEmpty() {
      return rows.isEmpty();
    }
  }

  private final class Editor extends AdministratorEditor {

    @Override
    public Edited<AdministratorSnapshot> put(
        Username username, AdministratorData data, Optional<Long> within, Expected expected) {
      if (otherNodeIsFaster) {
        throw new PersistenceException("unique index violated");
      }
      expected.check(Optional.empty());
      rows.put(username.key(), data);
      return null; // not used
    }
  }
}
