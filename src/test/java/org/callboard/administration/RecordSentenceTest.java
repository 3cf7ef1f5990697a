package org.callboard.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.callboard.audit.Actor;
import org.callboard.audit.AuditAction;
import org.callboard.audit.AuditEntry;
import org.junit.jupiter.api.Test;

/** Entries of the record as sentences, beside the entries that they are made of. */
class RecordSentenceTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden/record-sentences.txt");

  @Test
  void everyKindOfEntryIsAPlainSentence() throws IOException {
    StringBuilder all = new StringBuilder();
    String acme = "organizations/ACME";
    for (String[] entry :
        new String[][] {
          {"CREATE", acme, null, "{\"id\":\"ACME\",\"name\":\"Acme\"}"},
          {
            "UPDATE",
            acme,
            "{\"name\":\"Acme\",\"enabled\":true}",
            "{\"name\":\"Acme\",\"enabled\":false}"
          },
          {"DELETE", acme, "{\"name\":\"Acme\"}", null},
          {"CREATE", acme + "/subscribers/ann", null, "{}"},
          {
            "UPDATE",
            acme + "/subscribers/ann",
            "{\"displayName\":null,\"groups\":[]}",
            "{\"displayName\":\"Ann\",\"groups\":[\"Sales\"]}"
          },
          {"DELETE", acme + "/subscribers/ann", "{}", null},
          {
            "UPDATE",
            acme + "/subscribers/ann",
            "{\"quickDial\":[]}",
            "{\"quickDial\":[{\"id\":\"a\",\"displayName\":\"Canteen\"}]}"
          },
          {
            "UPDATE",
            acme,
            "{\"quickDial\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"dialActions\":[]}",
            "{\"quickDial\":[{\"id\":\"b\"},{\"id\":\"c\"}],\"dialActions\":[{\"id\":\"x\"}]}"
          },
          {
            "UPDATE",
            acme + "/draft",
            "{\"quickDial\":[]}",
            "{\"quickDial\":[{\"id\":\"1\"},{\"id\":\"2\"},{\"id\":\"3\"},{\"id\":\"4\"}]}"
          },
          {
            "UPDATE",
            acme + "/groups/Sales",
            "{\"quickDial\":[],\"quickDialOrder\":[\"a\",\"b\"]}",
            "{\"quickDial\":[],\"quickDialOrder\":[\"b\",\"a\"]}"
          },
          {
            "UPDATE",
            acme + "/subscribers/ann",
            "{\"deletions\":{\"quickDial\":[\"old\"],\"dialActions\":[]}}",
            "{\"deletions\":{\"quickDial\":[\"a\",\"b\"],\"dialActions\":[\"x\"]}}"
          },
          {
            "UPDATE",
            acme + "/account-settings",
            "{\"accountSettings\":[{\"id\":\"host\"}]}",
            "{\"accountSettings\":[{\"id\":\"host\"},{\"id\":\"password\",\"secret\":true}]}"
          },
          {"UPDATE", acme + "/groups", "{\"order\":[\"a\",\"b\"]}", "{\"order\":[\"b\",\"a\"]}"},
          {
            "UPDATE",
            acme + "/groups/Sales",
            "{\"name\":\"Sales\",\"memberCount\":2,\"members\":[\"ann\"]}",
            "{\"name\":\"Sales\",\"memberCount\":2,\"members\":[\"bob\"]}"
          },
          {"CREATE", acme + "/subscribers/ann/devices/7", null, "{}"},
          {"DELETE", acme + "/subscribers/ann/devices/7", "{}", null},
          {"CREATE", acme + "/subscribers/ann/codes/7", null, "{}"},
          {"REVEAL", acme + "/subscribers/ann/account-settings/password", null, null},
          {"REVEAL", acme + "/account-settings", null, null},
          {"IMPORT", acme + "/subscribers.csv", null, "{\"created\":3,\"updated\":0}"},
          {"EXPORT", acme + "/organization.json", null, "{\"secrets\":true}"},
          {"PUBLISH", acme + "/draft/publish", null, "{\"entries\":[1,2]}"},
          {"CREATE", acme + "/draft/schedule", null, "{\"at\":\"2026-12-07T06:00:00Z\"}"},
          {
            "UPDATE",
            acme + "/draft/schedule",
            "{\"at\":\"2026-12-07T06:00:00Z\"}",
            "{\"at\":\"2026-12-08T06:00:00Z\"}"
          },
          {"DELETE", acme + "/draft/schedule", "{\"at\":\"2026-12-08T06:00:00Z\"}", null},
          {
            "PUBLISH",
            acme + "/draft/schedule",
            "{\"at\":\"2026-12-08T06:00:00Z\"}",
            "{\"refused\":\"There was nothing in the draft.\"}"
          },
          {
            "DELETE",
            acme + "/subscribers/ann/sign-in-limit",
            "{\"address\":\"192.0.2.1\",\"nameHash\":\"x\",\"organization\":\"ACME\",\"username\":\"ann\"}",
            null
          },
          {"DELETE", "sign-in-limits/7", "{\"address\":\"192.0.2.1\",\"nameHash\":null}", null},
          {"SIGN_IN", "administrators/eve", null, null},
          {"UPDATE", "administrators/max", "{\"enabled\":true}", "{\"enabled\":false}"},
          {"CREATE", "tokens/abc", null, "{}"},
          {"TELEPORT", acme, null, null},
          {"UPDATE", acme, "{\"tooLong\":9000000}", "not JSON"},
        }) {
      all.append(Arrays.toString(entry)).append('\n').append("  ");
      all.append(RecordSentence.of(entry(entry))).append("\n");
    }
    Path written = Path.of("target/record-sentences.txt");
    Files.createDirectories(written.getParent());
    Files.writeString(written, all, StandardCharsets.UTF_8);
    assertThat(all.toString()).isEqualTo(Files.readString(GOLDEN, StandardCharsets.UTF_8));
  }

  @Test
  void howOftenAndWhatItUndidIsSaid() {
    AuditEntry entry =
        new AuditEntry(
            9,
            Instant.EPOCH,
            new Actor("eve", "192.0.2.1"),
            Optional.of(AuditAction.CREATE),
            Optional.of("ACME"),
            "organizations/ACME/groups/Sales",
            Optional.empty(),
            Optional.of("{}"),
            Optional.of(7L),
            Optional.empty(),
            0,
            3,
            Optional.empty());
    assertThat(RecordSentence.of(entry))
        .isEqualTo("eve created the group Sales of ACME (3 times). This undid entry 7.");
  }

  private static AuditEntry entry(String[] entry) {
    String who = entry[1].contains("/devices/") && entry[0].equals("CREATE") ? "(phone)" : "eve";
    return new AuditEntry(
        1,
        Instant.EPOCH,
        new Actor(who, "192.0.2.1"),
        List.of(AuditAction.values()).stream()
            .filter(action -> action.name().equals(entry[0]))
            .findFirst(),
        Optional.of("ACME"),
        entry[1],
        Optional.ofNullable(entry[2]),
        Optional.ofNullable(entry[3]),
        Optional.empty(),
        Optional.empty(),
        0,
        1,
        Optional.empty());
  }
}
