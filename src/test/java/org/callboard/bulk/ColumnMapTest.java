package org.callboard.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.callboard.account.AccountSetting;
import org.callboard.bulk.ColumnMap.Entry;
import org.callboard.bulk.SubscriberLineReader.Line;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.organization.GroupName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of other programs go in when the caller says what their columns are. */
class ColumnMapTest {

  private final List<String> notes = new ArrayList<>();

  private Line line(String map, boolean skips, String csv) {
    CsvOptions options =
        new CsvOptions(Optional.empty(), map.isEmpty() ? ColumnMap.NONE : ColumnMap.of(map), skips);
    byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
    try (CsvReader rows = new CsvReader(new ByteArrayInputStream(bytes), 10)) {
      SubscriberColumns columns = SubscriberColumns.of(rows.header(), options);
      notes.addAll(columns.notes());
      return new SubscriberLineReader(
              columns, new AdditionalColumns(columns.account(), new AccountCells(name -> true)))
          .read(rows.next().orElseThrow());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> settings(Line line) {
    Map<String, String> settings = new java.util.TreeMap<>();
    for (AccountSetting setting : line.settings()) {
      settings.put(setting.name(), ((KeyNodeValue.Plain) setting.value()).text());
    }
    return settings;
  }

  @Test
  void itIsReadAsItStandsInAnAddress() {
    assertThat(
            ColumnMap.of(
                    "Extension:username, Full Name : displayName,\"Last, \"\"First\"\": x\":groups,"
                        + "E-Mail:attribute:email,Secret:")
                .entries())
        .containsExactly(
            new Entry("Extension", "username"),
            new Entry("Full Name", "displayName"),
            new Entry("Last, \"First\": x", "groups"),
            new Entry("E-Mail", "attribute:email"),
            new Entry("Secret", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Extension", "a:username,b", ":username", "a:username,,b:c", "\"a:b", ","})
  void whatIsNoneIsRefusedWithAnExample(String text) {
    assertThatThrownBy(() -> ColumnMap.of(text))
        .hasMessageContaining("map must be")
        .hasMessageContaining("Extension:username,Name:displayName");
  }

  @Test
  void aFileOfFreePbxGoesIn() {
    Line line =
        line(
            "extension:username,extension:sip_username,secret:sip_password,name:displayName,"
                + "password:",
            true,
            "extension,password,name,voicemail,ringtimer,secret,transport,dtmfmode,enabled\\n"
                    .replace("\\n", "\n")
                + "1001,pbx,Ann Miller,novm,0,s3cret,0.0.0.0-udp,rfc4733,\n");
    assertThat(line.entry().username().text()).isEqualTo("1001");
    assertThat(line.entry().displayName()).contains("Ann Miller");
    assertThat(line.password()).isEmpty();
    assertThat(settings(line)).isEqualTo(Map.of("username", "1001", "password", "s3cret"));
    assertThat(String.join(" ", notes))
        .contains("'extension' is username", "'secret' is sip_password")
        .contains("Columns skipped: ", "'password'", "'voicemail'", "'transport'")
        .doesNotContain("s3cret");
  }

  @Test
  void aFileOf3cxGoesInWithTwoColumnsForOneName() {
    Line line =
        line(
            "Number:username,FirstName:displayName,LastName:displayName,AuthID:sip_username,"
                + "AuthPassword:sip_password,EmailAddress:attribute:email,Department:groups",
            true,
            "Number,FirstName,LastName,EmailAddress,MobileNumber,AuthID,AuthPassword,Department\n"
                + "101,Ann,Miller,ann@example.com,,ab1,pw,Sales\n");
    assertThat(line.entry().displayName()).contains("Ann Miller");
    assertThat(line.entry().groups().orElseThrow()).containsExactly(new GroupName("Sales"));
    assertThat(line.entry().attributes().values()).isEqualTo(Map.of("email", "ann@example.com"));
    assertThat(settings(line)).isEqualTo(Map.of("username", "ab1", "password", "pw"));
    assertThat(
            line(
                    "Number:username,FirstName:displayName,LastName:displayName",
                    true,
                    "Number,FirstName,LastName\n101,,Miller\n")
                .entry()
                .displayName())
        .contains("Miller");
  }

  /** Its first line begins with a mark. */
  @Test
  void aFileOfVodiaGoesIn() {
    Line line =
        line(
            "alias:username,first_name:displayName,last_name:displayName,alias:sip_username,"
                + "password:sip_password",
            true,
            "#alias;first_name;last_name;position;cell;email;mac;mb_pin;web_pass;password\n"
                + "40;Ann;Miller;;;;;1;web;sip\n");
    assertThat(line.entry().username().text()).isEqualTo("40");
    assertThat(line.entry().displayName()).contains("Ann Miller");
    assertThat(line.password()).isEmpty();
    assertThat(settings(line)).isEqualTo(Map.of("username", "40", "password", "sip"));
  }

  /** Its username and password are those of the SIP account. */
  @Test
  void filesOfRingotelAndFusionPbxGoIn() {
    Line line =
        line(
            "extension:username,name:displayName,username:sip_username,password:sip_password",
            true,
            "name,extension,password,username,authname,mobile,department\nAnn,101,pw,u,a,,\n");
    assertThat(line.entry().username().text()).isEqualTo("101");
    assertThat(settings(line)).isEqualTo(Map.of("username", "u", "password", "pw"));
    line =
        line(
            "extension:username,extension:sip_username,password:sip_password,"
                + "effective_caller_id_name:displayName",
            true,
            "\"extension\",\"password\",\"effective_caller_id_name\",\"user_context\",\"enabled\"\n"
                + "\"102\",\"pw\",\"Bob\",\"x\",\"false\"\n");
    assertThat(line.entry().displayName()).contains("Bob");
    assertThat(line.entry().enabled()).contains(false);
    assertThat(line.password()).isEmpty();
  }

  @Test
  void columnsOfOursStayWhatTheyAre() {
    Line line = line("Extension:username", false, "Extension,displayName,expires\n1,Ann,600\n");
    assertThat(line.entry().displayName()).contains("Ann");
    assertThat(settings(line)).isEqualTo(Map.of("expires", "600"));
    line = line("", true, "username,expires,Colour,attribute:9\n1,600,red,x\n");
    assertThat(settings(line)).isEqualTo(Map.of("expires", "600"));
    assertThat(notes).contains("Columns skipped: 'Colour', 'attribute:9'.");
  }

  @Test
  void whatIsMappedCountsMoreThanAColumnOfThatName() {
    String csv = "username,Extension\nsip,1\n";
    assertThat(line("Extension:username", true, csv).entry().username().text()).isEqualTo("1");
    assertThat(notes).contains("Columns skipped: 'username'.");
    assertThatThrownBy(() -> line("Extension:username", false, csv))
        .hasMessageContaining("'username' occurs twice");
  }

  @Test
  void whatAMapSaysWrongIsNamedAllAtOnce() {
    assertThatThrownBy(
            () ->
                line(
                    "Nummer:username,Name:display,A:expires,B:expires",
                    true,
                    "Number,Name,A,B\n1,Ann,1,2\n"))
        .hasMessageContaining("no column 'Nummer'")
        .hasMessageContaining("no column 'display'")
        .hasMessageContaining("'B' occurs twice")
        .hasMessageContaining("'username' is missing");
  }

  @Test
  void unknownColumnsAreRefusedUnlessTheCallerPassesThemOver() {
    assertThatThrownBy(() -> line("", false, "username,Colour\n1,red\n"))
        .hasMessageContaining("'Colour'")
        .hasMessageContaining("unknownColumns=skip");
  }

  @Test
  void theUsersOfTheVendorsSampleSayWhatIsPassedOver() {
    line("", false, "cloud_username,cloud_password,username,avatar\nann,12345678,1,x\n");
    assertThat(notes).containsExactly("Columns skipped: 'username', 'avatar'.");
  }

  @Test
  void aThousandLongNamesAreSeveralSentencesThatAReportKeeps() {
    String header =
        java.util.stream.IntStream.range(0, 990)
            .mapToObj(i -> "a column with a long name, number " + i)
            .map(name -> ",\"" + name + "\"")
            .collect(java.util.stream.Collectors.joining());
    line("", true, "username" + header + "\nann\n");
    assertThat(notes).hasSizeGreaterThan(40).allMatch(note -> note.length() <= 1000);
    assertThat(String.join(" ", notes)).contains("number 0'", "number 989'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "\"\""})
  void aLongNameInQuotationMarksCostsNoStack(String part) {
    String name = part.repeat(30_000);
    assertThat(ColumnMap.of("\"" + name + "\":username").entries())
        .containsExactly(new Entry(name.replace("\"\"", "\""), "username"));
    assertThatThrownBy(() -> ColumnMap.of("\"\":username")).hasMessageStartingWith("map must");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Name:displayName,Name:displayName",
        "Name:displayName, Name : displayName",
        "Name:displayName,Name:display_name",
        "Name:groups,\"Name\":Groups",
        "Name:displayName,Name:",
        "Name:,Name:displayName",
        "Name:,Name:",
        "Na\u200bme:attribute:a,Name:attribute:a"
      })
  void aPairThatSaysTheSameTwiceOrTheContraryIsRefusedBeforeTheFileIsRead(String map) {
    assertThatThrownBy(() -> ColumnMap.of(map)).hasMessageMatching("map (says|skips) .*'Name'.*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Name:displayName,NAME:displayName",
        "Name:groups,na_me:groups",
        "Name:displayName,name:",
        "name:,Name:groups",
        "NAME:,name:"
      })
  void soIsOneWhoseNamesAreOneColumnOfTheFile(String map) {
    assertThatThrownBy(() -> line(map, true, "username,Name\n1,Ann\n"))
        .hasMessageMatching("map (says|skips) .*");
  }

  @Test
  void severalColumnsMayStillBeOneNameAndOneColumnSeveralThings() {
    Line line =
        line(
            "n:username,n:displayName,v:displayName,n:attribute:n,n:attribute:m",
            false,
            "n,v\n1,V\n");
    assertThat(line.entry().displayName()).contains("1 V");
    assertThat(line.entry().attributes().values()).containsOnlyKeys("n", "m");
  }

  /** The second of each pair is composed otherwise, or has something that nobody sees. */
  @ParameterizedTest
  @CsvSource({
    "Gr\u00f6\u00dfe, Gro\u0308\u00dfe",
    "GR\u00d6SSE, gr\u00f6\u00dfe",
    "First Name, First\u00a0Name",
    "First Name, '\u200bFirst\u200b Name\u00a0'",
    "Extension, Exten\u00adsion"
  })
  void namesInAMapAreReadAsHeadersAre(String one, String other) {
    for (String[] pair : new String[][] {{one, other}, {other, one}}) {
      Line line = line(pair[0] + ":username\u200b", true, "x,\"" + pair[1] + "\"\n1,ann\n");
      assertThat(line.entry().username().text()).isEqualTo("ann");
      line = line("\"" + pair[0] + "\":user\u2060name", true, "x,\"" + pair[1] + "\"\n1,ann\n");
      assertThat(line.entry().username().text()).isEqualTo("ann");
    }
  }

  @Test
  void ofAlikeNamesTheOneThatIsWrittenSoIsMeant() {
    String csv = "E-1,e1,E_1,E 1\nA,B,C,D\n";
    assertThat(line("e1:username", true, csv).entry().username().text()).isEqualTo("B");
    assertThat(line("E_1:username", true, csv).entry().username().text()).isEqualTo("C");
    assertThat(line("E1:username", true, csv).entry().username().text()).isEqualTo("B");
    assertThat(line("e-1:username", true, csv).entry().username().text()).isEqualTo("A");
    assertThatThrownBy(() -> line("e1:username", true, "E-1,E_1\n1,2\n"))
        .hasMessageContaining("map has 'e1', which may be 'E-1' or 'E_1'.");
    assertThat(line("#e1:username", true, "#E1,E1\nA,B\n").entry().username().text())
        .isEqualTo("A");
  }

  @Test
  void ofColumnsThatAreThereTwiceNoneIsTakenButBothMayBeSkipped() {
    assertThatThrownBy(() -> line("Name:displayName", true, "username,Name,Name\n1,A,B\n"))
        .hasMessageContaining("The column 'Name' occurs twice.");
    assertThat(line("Name:", false, "username,Name,Name\n1,A,B\n").entry().username().text())
        .isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"_", "-", "- -"})
  void aNameOfNothingButWhatStandsBetweenWordsIsNoOtherColumn(String name) {
    assertThatThrownBy(() -> line(name + ":username", true, "username,,#\n1,,\n"))
        .hasMessageContaining("no column '" + name + "'");
  }

  @Test
  void aThousandPairsOfLongNamesAreReadOnce() {
    String map =
        java.util.stream.IntStream.range(0, 1000)
            .mapToObj(i -> "x" + i + ":attribute:a" + i)
            .collect(java.util.stream.Collectors.joining(","));
    String header =
        java.util.stream.IntStream.range(0, 900)
            .mapToObj(i -> "y".repeat(4000) + i)
            .collect(java.util.stream.Collectors.joining(","));
    long start = System.nanoTime();
    assertThatThrownBy(() -> line(map, true, header + "\n1\n")).hasMessageContaining("'x999'");
    assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
  }
}
