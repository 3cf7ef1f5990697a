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
import org.callboard.bulk.CsvReader.Row;
import org.callboard.bulk.SubscriberLineReader.Line;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.mergeable.XmlFragment;
import org.callboard.organization.GroupName;
import org.callboard.subscriber.Attributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriberLineReaderTest {

  private static List<Line> read(String text) {
    List<Line> lines = new ArrayList<>();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try (CsvReader rows = new CsvReader(new ByteArrayInputStream(bytes), 1000)) {
      SubscriberColumns columns = SubscriberColumns.of(rows.header());
      SubscriberLineReader reader =
          new SubscriberLineReader(
              columns, new AdditionalColumns(columns.account(), new AccountCells("sip"::equals)));
      for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
        lines.add(reader.read(row.get()));
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return lines;
  }

  @Test
  void namesOfColumnsAreFreeInOrderAndCase() {
    Line line = read("Groups;DISPLAY_NAME;enabled;password;UserName\na|B| a;Ann;no;s;ann\n").get(0);
    assertThat(line.entry().username().text()).isEqualTo("ann");
    assertThat(line.entry().displayName()).contains("Ann");
    assertThat(line.entry().enabled()).contains(false);
    assertThat(line.password()).contains("s");
    assertThat(line.entry().groups().orElseThrow())
        .containsExactly(new GroupName("a"), new GroupName("B"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "user\u200bname;dis\u00adplay\u2060Name;attribute:col\u200bour;setting:expi\ufeffres",
        "username\u00a0;\u202adisplay\u00a0name\u202c;attribute:\u200bcolour;setting:\u00a0expires",
        "\"user\nname\";\"display\r\nName\"; attribute:colour\u200e;\u3164expires\u2800"
      })
  void namesOfColumnsAreReadWithoutWhatNobodySees(String header) {
    Line line = read(header + "\nann;Ann;red;600\n").get(0);
    assertThat(line.entry().username().text()).isEqualTo("ann");
    assertThat(line.entry().displayName()).contains("Ann");
    assertThat(line.entry().attributes().values()).containsOnly(Map.entry("colour", "red"));
    assertThat(line.settings()).extracting(AccountSetting::name).containsExactly("expires");
  }

  @Test
  void twoNamesThatLookAlikeAreOneThatOccursTwice() {
    assertThatThrownBy(() -> read("username,attribute:a,attribute:\u200ba\nann,1,2\n"))
        .hasMessageContaining("The column 'attribute:a' occurs twice.");
    assertThatThrownBy(() -> read("username,user\u200bname\nann,bob\n"))
        .hasMessageContaining("The column 'username' occurs twice.");
    assertThatThrownBy(() -> read("username,co\u200blour\nann,bob\n"))
        .hasMessageContaining("There is no column 'colour'.");
  }

  @Test
  void whatIsNotThereKeepsWhatIsStored() {
    Line line = read("username\nann\n").get(0);
    assertThat(line.entry().displayName()).isEmpty();
    assertThat(line.entry().enabled()).isEmpty();
    assertThat(line.entry().groups()).isEmpty();
    assertThat(line.password()).isEmpty();
  }

  @Test
  void anEmptyCellTakesTheNameAndTheGroupsAwayButNotThePassword() {
    Line line = read("username,displayName,groups,password\nann,,,\n").get(0);
    assertThat(line.entry().displayName()).contains("");
    assertThat(line.entry().groups()).contains(List.of());
    assertThat(line.password()).isEmpty();
  }

  /** Its username and password are the SIP account's, not what a phone signs in with. */
  @Test
  void theVendorsSampleIsReadAsItIs() {
    Line line =
        read("cloud_username,cloud_password,username,password,display_name,first_name,last_name,"
                + "avatar,phone_number1\n"
                + "user001,s3cret,1001,SIP,Example User One,Example,User One,"
                + "https://example.com/a.png,Mobile:+12025550101\n")
            .get(0);
    assertThat(line.entry().username().text()).isEqualTo("user001");
    assertThat(line.password()).contains("s3cret");
    assertThat(line.entry().displayName()).contains("Example User One");
  }

  @Test
  void unknownMissingAndDoubledColumnsAreNamed() {
    assertThatThrownBy(() -> read("username,passwort,usernam\nann,1,2\n"))
        .hasMessageContaining("'passwort'")
        .hasMessageContaining("'usernam'");
    assertThatThrownBy(() -> read("password\n1\n")).hasMessageContaining("'username' is missing");
    assertThatThrownBy(() -> read("username,User_Name\na,b\n")).hasMessageContaining("twice");
  }

  @Test
  void aUsernameMayStandOnceWhateverItsCase() {
    assertThatThrownBy(() -> read("username\nStraße\nann\nSTRASSE\n"))
        .hasMessageContaining("is already in line 2");
  }

  @Test
  void allThatIsWrongWithALineIsToldAtOnce() {
    assertThatThrownBy(
            () -> read("username,enabled,password\n\u0001,perhaps," + "x".repeat(1025) + "\n"))
        .hasMessageContaining("username")
        .hasMessageContaining("enabled")
        .hasMessageContaining("1024");
  }

  /** Exports have none, so nothing was escaped. */
  @Test
  void aPasswordIsTakenAsItStands() {
    assertThat(read("username,password\n'=a,'=secret\n").get(0).password()).contains("'=secret");
    assertThat(read("username,password\na, x \n").get(0).password()).contains(" x ");
  }

  // --- accounts ----------------------------------------------------------------------------------

  private static String text(Line line, String setting) {
    return line.settings().stream()
        .filter(s -> s.name().equals(setting))
        .map(s -> ((KeyNodeValue.Plain) s.value()).text())
        .findFirst()
        .orElse("(none)");
  }

  @Test
  void columnsOfTheAccountAreSettingsAndAttributes() {
    Line line =
        read("username,password,sip_username,SIP-Password,Voice_Mail_Number,setting:myOwn,"
                + "attribute:room\nann,s3cret,1001,=pw,5000,x,12\n")
            .get(0);
    assertThat(line.entry().username().text()).isEqualTo("ann");
    assertThat(line.password()).contains("s3cret");
    assertThat(text(line, "username")).isEqualTo("1001");
    assertThat(text(line, "password")).isEqualTo("=pw");
    assertThat(text(line, "voiceMailNumber")).isEqualTo("5000");
    assertThat(text(line, "myOwn")).isEqualTo("x");
    assertThat(line.entry().attributes().value("room")).contains("12");
    assertThat(line.settings())
        .filteredOn(AccountSetting::secret)
        .extracting(AccountSetting::name)
        .containsExactly("password");
    assertThat(line.toString() + line.settings()).doesNotContain("pw");
  }

  @Test
  void aCellOfWhiteSpaceOfTheAccountIsAnEmptyOne() {
    Line line =
        read("username,sip_username,sip_password,expires,attribute:room\nann, , ,\u00a0,\u00a0\n")
            .get(0);
    assertThat(line.settings()).isEmpty();
    assertThat(line.entry().attributes().values()).isEmpty();
  }

  @Test
  void anEmptyCellOfTheAccountLeavesWhatIsThere() {
    Line line = read("username,sip_username,attribute:room\nann,,\n").get(0);
    assertThat(line.settings()).isEmpty();
    assertThat(line.entry().attributes()).isEqualTo(Attributes.NONE);
  }

  /** A secret is never exported, so nobody has put an apostrophe before it. */
  @Test
  void anApostropheIsTakenFromTextAndNotFromSecrets() {
    Line line = read("username,sip_username,sip_password\nann,'=1,'=1\n").get(0);
    assertThat(text(line, "username")).isEqualTo("=1");
    assertThat(text(line, "password")).isEqualTo("'=1");
  }

  @Test
  void elementsAreReadWhereTheAppHasElements() {
    Line line = read("username,rewriting,setting:own\nann,<rule/>,<rule/>\n").get(0);
    assertThat(line.settings().get(0).value())
        .isEqualTo(new KeyNodeValue.Subtree(new XmlFragment("<rule/>")));
    assertThat(line.settings().get(1).value()).isEqualTo(new KeyNodeValue.Plain("<rule/>"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "setting:1abc",
        "setting:xml-thing",
        "setting:",
        "attribute:bad-name",
        "attribute:",
        "attribute:username",
        "setting:cloud_password",
        "no such setting"
      })
  void columnsThatCannotBeAreNamed(String column) {
    assertThatThrownBy(() -> read("username," + column + "\nann,1\n"))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining("'" + column + "'");
  }

  @Test
  void twoColumnsMayNotBeOneSetting() {
    assertThatThrownBy(() -> read("username,sip_username,setting:username\nann,1,2\n"))
        .hasMessageContaining("'setting:username' occurs twice");
  }

  @Test
  void whatTheAppWouldNotTakeIsRefusedWithTheNameOfTheColumn() {
    assertThatThrownBy(() -> read("username,Expires,transport,sip_username\nann,soon,x, \n"))
        .hasMessageContaining("Expires must be")
        .hasMessageContaining("transport must be")
        .hasMessageNotContaining("sip_username");
  }

  @Test
  void referencesAreToWhatSomebodyHas() {
    assertThat(text(read("username,sip_username\nann,${sip}\n").get(0), "username"))
        .isEqualTo("${sip}");
    assertThatThrownBy(() -> read("username,sip_username\nann,${nobody}\n"))
        .hasMessageContaining("sip_username")
        .hasMessageContaining("nobody");
  }
}
