package org.callboard.bulk.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.callboard.account.Account;
import org.callboard.account.AccountData;
import org.callboard.account.AccountSetting;
import org.callboard.bulk.CsvReader;
import org.callboard.bulk.CsvReader.Row;
import org.callboard.bulk.SubscriberColumns;
import org.callboard.bulk.SubscriberLineReader;
import org.callboard.bulk.SubscriberLineReader.Line;
import org.callboard.layer.LayerKey;
import org.callboard.layer.Layers;
import org.callboard.mergeable.KeyNode;
import org.callboard.mergeable.KeyNodeDocument;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.mergeable.MergePriority;
import org.callboard.organization.CloudId;
import org.callboard.organization.OrganizationSettings;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.subscriber.SubscriberName;
import org.callboard.subscriber.SubscriberSnapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A phone gets the account that the vendor's sample server would have given it. */
class VendorSampleTest {

  private static final OrganizationSnapshot ACME =
      new OrganizationSnapshot(
          1, new CloudId("ACME"), OrganizationSettings.named("Acme"), List.of());

  private static final String USERS =
      """
      cloud_username,cloud_password,username,password,display_name,first_name,desk phone,vm_pin,empty
      ann,s3cret,1001,p&w<1>,Ann & "Söhne" <GmbH>,Änne,"7""x",0001,
      bob,bcrypt:$2y$10$abcdefghijklmnopqrstuuabcdefghijklmnopqrstuuabcdefghijklmno,1002,${username},Bob {username},'Bob',${x},0002,
      """;

  private static final String TEMPLATE =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <account>
        <title>{display_name}</title>
        <acrobitsDisplayName priority="50">{display_name} ({first_name})</acrobitsDisplayName>
        <cloud_username>{cloud_username}</cloud_username>
        <cloud_password>{cloud_password}</cloud_password>
        <username>{username}</username>
        <password>{password}</password>
        <host>{cloud_id}.sip.example.com</host>
        <voicemailCode>{vm_pin}#</voicemailCode>
        <note>costs ${5} and ${{first_name}} or $${empty} {"a": 1} {empty}</note>
        <greeting><value lang="de">Hallo {first_name}</value><value>Hello {first_name}</value></greeting>
        <blf><uri label="{first_name} &amp; {desk phone}">{username}@x &lt;{desk phone}&gt;</uri></blf>
      </account>
      """;

  /** What the sample server does: put each cell in, escaped, wherever its column's name stands. */
  private static String vendorsAnswer(Map<String, String> user, String password) {
    Map<String, String> values = new LinkedHashMap<>(user);
    values.put("cloud_password", password);
    values.put("cloud_id", "ACME");
    StringBuilder answer = new StringBuilder();
    int at = 0;
    while (at < TEMPLATE.length()) {
      String rest = TEMPLATE.substring(at);
      Optional<String> column =
          values.keySet().stream().filter(c -> rest.startsWith("{" + c + "}")).findFirst();
      if (column.isPresent()) {
        answer.append(
            values
                .get(column.get())
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;"));
        at += column.get().length() + 2;
      } else {
        answer.append(TEMPLATE.charAt(at++));
      }
    }
    return answer.toString();
  }

  /** What an import makes of the two files. */
  private record Imported(List<Row> rows, List<Line> lines, List<AccountSetting> organization) {}

  private static Imported imported(String users, String template) {
    byte[] bytes = users.getBytes(StandardCharsets.UTF_8);
    try (CsvReader csv = new CsvReader(new ByteArrayInputStream(bytes), 1000)) {
      TemplateCells additional =
          new TemplateCells(new VendorTemplate(template, csv.header()), ACME.cloudId());
      SubscriberLineReader reader =
          new SubscriberLineReader(SubscriberColumns.of(csv.header()), additional);
      List<Row> rows = new ArrayList<>();
      List<Line> lines = new ArrayList<>();
      for (Optional<Row> row = csv.next(); row.isPresent(); row = csv.next()) {
        rows.add(row.get());
        lines.add(reader.read(row.get()));
      }
      return new Imported(rows, lines, additional.organizationSettings());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static AccountData layer(List<AccountSetting> settings) {
    AccountData layer = AccountData.EMPTY;
    for (AccountSetting setting : settings) {
      layer = layer.with(setting);
    }
    return layer;
  }

  private static Account account(Imported imported, Line line) {
    SubscriberSnapshot subscriber =
        new SubscriberSnapshot(
            7,
            new SubscriberName(1, line.entry().username().key()),
            line.entry().username().text(),
            "hash",
            true,
            line.entry().displayName(),
            Set.of(),
            line.entry().attributes(),
            Optional.empty());
    Layers<AccountData> layers =
        Layers.of(
            ACME,
            subscriber,
            false,
            key ->
                layer(
                    key.kind() == LayerKey.Kind.ORGANIZATION
                        ? imported.organization()
                        : line.settings()));
    return Account.of(layers, ACME, subscriber);
  }

  private static Map<String, String> comparable(List<KeyNode> nodes) {
    Map<String, String> all = new TreeMap<>();
    nodes.stream()
        .filter(node -> !node.name().startsWith("cloud_"))
        .forEach(
            node ->
                all.put(
                    node.name(),
                    node.priority().orElse(MergePriority.PROVISIONED).value()
                        + " "
                        + node.value()));
    return all;
  }

  @Test
  void aPhoneGetsWhatTheSampleServerWouldHaveAnswered() {
    Imported imported = imported(USERS, TEMPLATE);
    assertThat(imported.lines()).hasSize(2);
    for (int i = 0; i < 2; i++) {
      Map<String, String> user = new LinkedHashMap<>();
      List<String> columns = List.of(USERS.lines().findFirst().orElseThrow().split(","));
      for (int c = 0; c < columns.size(); c++) {
        user.put(columns.get(c), imported.rows().get(i).rawCell(c));
      }
      List<KeyNode> expected = KeyNodeDocument.read(vendorsAnswer(user, "as typed"), "account");
      List<KeyNode> nodes =
          account(imported, imported.lines().get(i)).nodes().stream()
              .map(
                  n ->
                      new KeyNode(n.name(), n.value(), Optional.of(n.priority()), Optional.empty()))
              .toList();
      assertThat(comparable(nodes)).isEqualTo(comparable(expected));
    }
  }

  @Test
  void nothingSecretBecomesAnAttributeOrTheOrganizations() {
    Imported imported = imported(USERS, TEMPLATE);
    for (Line line : imported.lines()) {
      assertThat(line.entry().attributes().values().keySet())
          .containsExactlyInAnyOrder("sip_username", "first_name", "desk_phone");
      assertThat(line.settings())
          .filteredOn(AccountSetting::secret)
          .extracting(AccountSetting::name)
          .containsExactly("password", "voicemailCode");
    }
    assertThat(imported.organization())
        .noneMatch(AccountSetting::secret)
        .extracting(AccountSetting::name)
        .doesNotContain("password", "voicemailCode", "cloud_username", "cloud_password");
  }

  @Test
  void aSecretMadeOfAnotherColumnKeepsThatColumnOutOfAttributes() {
    Imported imported =
        imported(
            "cloud_username,cloud_password,x\na,b,c\n",
            "<account><password>{x}</password><url>https://h/?{x}</url></account>");
    assertThat(imported.lines().get(0).entry().attributes().values()).isEmpty();
    assertThat(imported.lines().get(0).settings())
        .allMatch(AccountSetting::secret)
        .extracting(AccountSetting::value)
        .containsExactly(new KeyNodeValue.Plain("c"), new KeyNodeValue.Plain("https://h/?c"));
  }

  @Test
  void aPasswordThatIsAHashCannotBePutIntoAnAccount() {
    assertThatThrownBy(() -> imported(USERS, "<account><x>{cloud_password}</x></account>"))
        .hasMessageContaining("cloud_password is a hash")
        .hasMessageNotContaining("$2y$");
  }

  @Test
  void columnsThatAreNotThereAreNamedAllAtOnce() {
    assertThatThrownBy(
            () -> imported(USERS, "<account><x>{nothing} {no_more}</x><y>{Username}</y></account>"))
        .hasMessageContaining("{nothing}, {no_more}")
        .hasMessageContaining("{Username}");
  }

  @Test
  void columnsThatWouldBeOneAttributeAreRefused() {
    assertThatThrownBy(
            () ->
                imported(
                    "cloud_username,cloud_password,a.b,a_b\nann,x,1,2\n",
                    "<account><x>{a.b}{a_b}</x></account>"))
        .hasMessageContaining("same attribute");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "account",
        "<accounts/>",
        "<account>text</account>",
        "<account><x>1</x><x>2</x></account>",
        "<account><x foo='1'/></account>",
        "<account><x priority='many'/></account>",
        "<account><x priority='0'/></account>",
        "<account><x:y xmlns:x='urn:x'/></account>",
        "<account><x><?php echo 1 ?></x></account>",
        "<!DOCTYPE account [<!ENTITY e 'x'>]><account><x>&e;</x></account>",
        "<!DOCTYPE account SYSTEM 'file:///etc/passwd'><account/>",
        "<account><x>&undeclared;</x></account>",
        "<account><x>"
      })
  void aTemplateThatIsNoneIsRefusedInWords(String template) {
    assertThatThrownBy(() -> new VendorTemplate(template, List.of("cloud_username")))
        .isInstanceOf(org.callboard.platform.InvalidValueException.class)
        .hasMessageNotContaining("Exception");
  }

  private static final String CELLS =
      "<account><username>{username}</username><password>{password}</password>"
          + "<note>{note}</note></account>";

  private static Line line(String cells) {
    return imported(
            "cloud_username,cloud_password,username,password,note\nann,12345678," + cells + "\n",
            CELLS)
        .lines()
        .get(0);
  }

  @Test
  void cellsAreCutAndUnwrappedUnlessTheyAreSecret() {
    Line line = line("\"=\"\"0123\"\"\", p ,\u202a\u00a0x y\u202c");
    assertThat(line.entry().attributes().values())
        .isEqualTo(Map.of("sip_username", "0123", "note", "x y"));
    assertThat(line.settings())
        .extracting(AccountSetting::value)
        .containsExactly(new KeyNodeValue.Plain(" p "));
  }

  @Test
  void aCellOfWhiteSpaceIsAnEmptyOne() {
    Line line = line("1, ,\u00a0");
    assertThat(line.entry().attributes().values()).isEqualTo(Map.of("sip_username", "1"));
    assertThat(line.settings()).isEmpty();
  }

  @Test
  void whatNobodySeesInsideANameIsRefusedWithItsColumn() {
    for (String cell : List.of("10\u200b01", "\"10\n01\"")) {
      assertThatThrownBy(() -> line(cell + ",p,"))
          .hasMessageStartingWith("username has an invisible character inside");
    }
    assertThat(line("1,p,\"a\nb\"").entry().attributes().values()).containsEntry("note", "a\nb");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "col\u200bour|colour",
        "colour|col\u200bour",
        "\u00a0colour\u200b|colour",
        "colour|\u00a0colour\u2060",
        "col\u00a0our|col our",
        "Gr\u00f6sse|Gro\u0308sse"
      })
  void aColumnIsFoundInTheTemplateWithoutWhatNobodySees(String names) {
    String[] name = names.split("\\|");
    Imported imported =
        imported(
            "cloud_username," + name[0] + "\nann,red\n",
            "<account><x>{" + name[1] + "}</x></account>");
    Set<String> attributes = imported.lines().get(0).entry().attributes().values().keySet();
    assertThat(attributes).hasSize(1);
    assertThat(attributes.iterator().next()).isIn("colour", "col_our", "Gr_sse");
    assertThat(imported.organization().get(0).value())
        .isEqualTo(new KeyNodeValue.Plain("${" + attributes.iterator().next() + "}"));
  }

  @Test
  void aColumnThatTheFileDoesNotHaveIsToldWithoutWhatNobodySees() {
    assertThatThrownBy(
            () ->
                imported(
                    "cloud_username,colour\nann,red\n", "<account><x>{co\u200blor}</x></account>"))
        .hasMessageContaining("{color}");
    assertThat(
            imported("cloud_username,colour\nann,red\n", "<account><x>{ colour }</x></account>")
                .organization()
                .get(0)
                .value())
        .isEqualTo(new KeyNodeValue.Plain("{ colour }"));
  }
}
