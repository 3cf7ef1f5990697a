package org.callboard.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.callboard.mergeable.KeyNodeValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** References are replaced once, and what is put in is text. */
class ReferencesTest {

  private static final Map<String, String> ATTRIBUTES =
      Map.of(
          "a",
          "${password}",
          "b",
          "<x>&\"'</x>",
          "c",
          "$${b} \\1 $1",
          "d",
          "}",
          "e",
          "\uD83D\uDE00");

  @ParameterizedTest
  @CsvSource({
    "'${username}', ann",
    "'sip:${username}@${cloudId}', sip:ann@ACME",
    "'${displayName}', Ann & <Bob>",
    "'${a}', ${password}",
    "'${a}${b}', '${password}<x>&\"''</x>'",
    "'${c}', '$${b} \\1 $1'",
    "'$${username}', ${username}",
    "'$$${username}', $${username}",
    "'$${${username}}', ${ann}",
    "'${unknown}', ''",
    "'${us${d}', '${us}'",
    "'$ {username} {username}', '$ {username} {username}'"
  })
  void aReferenceIsReplacedInOnePass(String text, String expected) {
    assertThat(resolved(new KeyNodeValue.Plain(text))).isEqualTo(new KeyNodeValue.Plain(expected));
  }

  @Test
  void aValueThatClosesWhatTheTextOpensIsNoReference() {
    assertThat(resolved(new KeyNodeValue.Plain("${username${d}")))
        .isEqualTo(new KeyNodeValue.Plain("${username}"));
  }

  @Test
  void eachTranslationIsResolved() {
    KeyNodeValue value =
        AccountSettingJson.read(
            "{\"texts\":[{\"lang\":\"cs\",\"text\":\"Linka ${username}\"},{\"text\":\"${a}\"}]}");
    assertThat(resolved(value))
        .isEqualTo(
            AccountSettingJson.read(
                "{\"texts\":[{\"lang\":\"cs\",\"text\":\"Linka ann\"},{\"text\":\"${password}\"}]}"));
  }

  @Test
  void whatIsPutIntoASubtreeIsTextAndNeverMarkup() {
    KeyNodeValue value =
        AccountSamples.xml(
            "<uri p=\"${b}\" q='1'>${b}</uri><![CDATA[${b}]]><!-- ${b} --> ${e}&amp;${username}");
    KeyNodeValue.Subtree resolved = (KeyNodeValue.Subtree) resolved(value);
    var root = resolved.xml().below("n").getDocumentElement();
    assertThat(root.getChildNodes().item(0).getTextContent()).isEqualTo("<x>&\"'</x>");
    assertThat(root.getElementsByTagName("*").getLength()).isEqualTo(1);
    assertThat(((org.w3c.dom.Element) root.getFirstChild()).getAttribute("p"))
        .isEqualTo("<x>&\"'</x>");
    assertThat(root.getTextContent()).isEqualTo("<x>&\"'</x><x>&\"'</x> \uD83D\uDE00&ann");
  }

  @Test
  void aReferenceThatIsWrittenWithEntitiesIsOneToo() {
    assertThat(References.in(AccountSamples.xml("<a>&#36;{b}</a>"))).containsExactly("b");
    assertThat(resolved(AccountSamples.xml("<a>&#36;{username}</a>")))
        .isEqualTo(AccountSamples.xml("<a>ann</a>"));
  }

  @Test
  void aSubtreeWithoutReferencesStaysAsItWasWritten() {
    KeyNodeValue value = AccountSamples.xml("<a  b = '1' ></a>");
    assertThat(resolved(value)).isSameAs(value);
  }

  @Test
  void theDeclarationOfAPrefixIsKept() {
    assertThat(resolved(AccountSamples.xml("<p:a xmlns:p=\"urn:${a}\" p:b=\"${username}\"/>")))
        .isEqualTo(AccountSamples.xml("<p:a xmlns:p=\"urn:${a}\" p:b=\"ann\"/>"));
  }

  @Test
  void aTabInAnAttributeBecomesASpace() {
    KeyNodeValue value = AccountSamples.xml("<a b=\"${t}\">x</a>");
    assertThat(
            References.resolve(value, AccountSamples.ACME, AccountSamples.ann(Map.of("t", "1\t2"))))
        .isEqualTo(AccountSamples.xml("<a b=\"1 2\">x</a>"));
  }

  @ParameterizedTest
  @CsvSource({
    "'${', ''",
    "'${a-b}', ''",
    "'${a b}', ''",
    "'${}', ''",
    "'${a', ''",
    "'${x1_}', x1_"
  })
  void whatIsNoReferenceHasNoName(String text, String name) {
    assertThat(References.in(new KeyNodeValue.Plain(text))).containsExactly(name);
  }

  @Test
  void anEscapedOneIsNone() {
    assertThat(References.in(new KeyNodeValue.Plain("$${a} $$ {b} 5$"))).isEmpty();
  }

  @Test
  void theDisplayNameIsTheUsernameWhereThereIsNone() {
    var ann = AccountSamples.ann(Map.of());
    var nameless =
        new org.callboard.subscriber.SubscriberSnapshot(
            ann.id(),
            ann.name(),
            ann.username(),
            ann.passwordHash(),
            true,
            Optional.of(" "),
            ann.groupIds(),
            ann.attributes(),
            Optional.empty());
    assertThat(
            References.resolve(
                new KeyNodeValue.Plain("${displayName}"), AccountSamples.ACME, nameless))
        .isEqualTo(new KeyNodeValue.Plain("ann"));
  }

  private static KeyNodeValue resolved(KeyNodeValue value) {
    return References.resolve(value, AccountSamples.ACME, AccountSamples.ann(ATTRIBUTES));
  }
}
