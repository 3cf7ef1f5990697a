package org.callboard.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.callboard.mergeable.KeyNodeValue;
import org.callboard.platform.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings of docs/protocol.md, checked as the app checks them. */
class AccountCatalogueTest {

  @ParameterizedTest
  @CsvSource({
    "expires, 30",
    "expires, 86400",
    "keepAlivePeriod, 5",
    "keepAlive, 0",
    "keepAlive, 1",
    "transport, udp",
    "transport, tls+sip:",
    "codecOrder, '8,0, 9'",
    "codecOrder, ''",
    "dtmfOrder, 'info,rfc2833'",
    "sdesIncoming, required",
    "title, Anything",
    "genericBalanceCheckUrl, ''",
    "wsContactsUrl, 'https://x.example/y?z=%account[username]%'",
    "pushTokenReporterUrl, 'HTTP://x'",
    "rtpPortRangeEnd, 65535",
    "rewriting, ''",
    "password, ''"
  })
  void whatTheAppTakesIsTaken(String name, String text) {
    KnownSetting known = AccountCatalogue.find(name).orElseThrow();
    assertThatCode(() -> known.check(new KeyNodeValue.Plain(text))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "expires, 29",
    "expires, ''",
    "expires, 30.0",
    "expires, 99999999999",
    "expires, ' 30'",
    "expires, +30",
    "keepAlivePeriod, 4",
    "keepAlive, true",
    "keepAlive, 2",
    "transport, UDP",
    "transport, ''",
    "codecOrder, 'alaw'",
    "codecOrder, '8,,0'",
    "codecOrder, 128",
    "dtmfOrder, 'info;audio'",
    "sdesIncoming, 1",
    "title, ' '",
    "username, ''",
    "host, ''",
    "genericBalanceCheckUrl, 'ftp://x'",
    "wsContactsUrl, '//x'",
    "extProvUrl, 'https:'",
    "extProvUrl, 'https://a b'",
    "rtpPortRangeEnd, 65536",
    "rewriting, 'text'",
    "blf, '<uri/>'"
  })
  void whatTheAppWouldNotTakeIsRefused(String name, String text) {
    KnownSetting known = AccountCatalogue.find(name).orElseThrow();
    assertThatThrownBy(() -> known.check(new KeyNodeValue.Plain(text)))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageStartingWith("value must ")
        .hasMessageEndingWith(".");
  }

  @Test
  void subtreesAndTranslationsAreTakenWhereTheyBelong() {
    KeyNodeValue xml = AccountSamples.xml("<rule/>");
    KeyNodeValue texts =
        AccountSettingJson.read("{\"texts\":[{\"lang\":\"cs\",\"text\":\"a\"},{\"text\":\"b\"}]}");
    AccountCatalogue.find("rewriting").orElseThrow().check(xml);
    AccountCatalogue.find("title").orElseThrow().check(texts);
    for (String name : new String[] {"title", "expires", "transport", "extProvUrl"}) {
      KnownSetting known = AccountCatalogue.find(name).orElseThrow();
      assertThatThrownBy(() -> known.check(xml)).isInstanceOf(InvalidValueException.class);
    }
    assertThatThrownBy(() -> AccountCatalogue.find("expires").orElseThrow().check(texts))
        .isInstanceOf(InvalidValueException.class);
  }

  @Test
  void aTitleThatIsEmptyInOneLanguageIsEmpty() {
    KeyNodeValue texts =
        AccountSettingJson.read("{\"texts\":[{\"lang\":\"cs\",\"text\":\" \"},{\"text\":\"b\"}]}");
    assertThatThrownBy(() -> AccountCatalogue.find("title").orElseThrow().check(texts))
        .hasMessage("value must not be empty.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "title",
        "username",
        "password",
        "networkId",
        "userDisplayName",
        "authUsername",
        "host",
        "transport",
        "userCallerId",
        "icm",
        "expires",
        "keepAlive",
        "keepAlivePeriod",
        "requiresRegistrationForOutgoingCalls",
        "sendAuthenticationPreemptively",
        "proxy",
        "outboundProxy_port",
        "outboundProxy_transport",
        "voiceMailNumber",
        "subscribeForVoicemail",
        "codecOrder",
        "codecOrder3G",
        "ptime",
        "ptime3G",
        "rtpPortRangeStart",
        "rtpPortRangeEnd",
        "allowVideo",
        "videoCodecOrder",
        "dtmfOrder",
        "natTraversal",
        "STUN",
        "STUNUsername",
        "STUNPassword",
        "sdesIncoming",
        "sdesOutgoing",
        "zrtpIncoming",
        "zrtpOutgoing",
        "dtlsIncoming",
        "dtlsOutgoing",
        "rewriting",
        "callWaiting",
        "autoAnswerEnabled",
        "blf",
        "extProvUrl",
        "extProvInterval",
        "genericBalanceCheckUrl",
        "genericSmsSendUrl",
        "pushTokenReporterUrl",
        "wsContactsUrl"
      })
  void everyNodeOfTheProtocolIsKnown(String name) {
    assertThat(AccountCatalogue.find(name)).isPresent();
    assertThat(AccountCatalogue.find(name).orElseThrow().serversOwn()).isFalse();
  }

  @Test
  void secretsAreKnownAsSuch() {
    assertThat(AccountCatalogue.all().stream().filter(KnownSetting::secret).toList())
        .extracting(KnownSetting::name)
        .contains("password", "cloud_password", "STUNPassword", "extProvAuthPassword")
        .doesNotContain("username", "cloud_username");
    assertThat(AccountSamples.text("password", "p").secret()).isTrue();
  }

  @Test
  void everySettingHasASentenceAndADefaultThatTheAppTakes() {
    for (KnownSetting known : AccountCatalogue.all()) {
      assertThat(known.sentence()).endsWith(".").hasSizeGreaterThan(15);
      known.defaultValue().ifPresent(value -> known.check(new KeyNodeValue.Plain(value)));
    }
  }
}
