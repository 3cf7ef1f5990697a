package org.callboard.account;

import static org.callboard.account.SettingType.CODECS;
import static org.callboard.account.SettingType.FLAG;
import static org.callboard.account.SettingType.NAME;
import static org.callboard.account.SettingType.TEXT;
import static org.callboard.account.SettingType.URL;
import static org.callboard.account.SettingType.WORDS;
import static org.callboard.account.SettingType.XML;
import static org.callboard.account.SettingType.choice;
import static org.callboard.account.SettingType.from;
import static org.callboard.account.SettingType.list;
import static org.callboard.account.SettingType.range;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings that the app is known to have (docs/protocol.md). */
public final class AccountCatalogue {

  private static final String UDP = "udp";
  private static final String TCP = "tcp";
  private static final String TLS = "tls";
  private static final String TLS_STRICT = "tls+sip:";
  private static final SettingType TRANSPORT = choice(UDP, TCP, TLS, TLS_STRICT);
  private static final SettingType ENCRYPTION = choice("disabled", "enabled", "required");
  private static final SettingType PORT = range(0, 65_535);
  private static final SettingType MILLISECONDS = range(0, 1000);

  private static final Map<String, KnownSetting> SETTINGS = new LinkedHashMap<>();

  static {
    new Group("credentials")
        .required("title", WORDS, "The account's name in the app.")
        .required("username", NAME, "The SIP username.")
        .secret("password", "The SIP password.")
        .serversOwn("cloud_username", "The username that the phone sends from then on.", false)
        .serversOwn("cloud_password", "The phone's own token, or the typed password.", true)
        .add("networkId", NAME, "The app's name for the network of this account.")
        .add("userDisplayName", WORDS, "The caller's name as the called person sees it.")
        .add(
            "authUsername",
            NAME,
            "The username for SIP authentication, if it differs from the SIP username.")
        .required("host", NAME, "The SIP domain; only an app with open subdomains follows it.")
        .add("transport", TRANSPORT, UDP, "The transport of SIP.")
        .add("userCallerId", NAME, "The caller's number, where the provider lets it be chosen.");
    new Group("registration")
        .add("icm", TEXT, "auto", "How incoming calls reach the app.")
        .add("expires", from(30), "600", "Seconds until a registration must be renewed.")
        .add("keepAlive", FLAG, "Whether the app sends packets that keep the connection open.")
        .add("keepAlivePeriod", from(5), "30", "Seconds between two of these packets.")
        .add(
            "requiresRegistrationForOutgoingCalls",
            FLAG,
            "Whether the app can call only while it is registered.")
        .add(
            "sendAuthenticationPreemptively",
            FLAG,
            "Whether the app sends credentials before the server asks for them.");
    new Group("proxies")
        .add("proxy", NAME, "The proxy in front of the registrar.")
        .add("outboundProxy_port", PORT, "The port of the outbound proxy.")
        .add("outboundProxy_transport", TRANSPORT, "The transport of SIP to the outbound proxy.");
    new Group("voicemail")
        .add("voiceMailNumber", NAME, "The number that plays messages.")
        .add(
            "subscribeForVoicemail",
            FLAG,
            "Whether the app subscribes to notices of new messages (MWI).");
    new Group("audio")
        .add("codecOrder", CODECS, "Audio codecs by payload number, the preferred one first.")
        .add("codecOrder3G", CODECS, "The same on mobile data.")
        .add("ptime", MILLISECONDS, "Milliseconds of audio in one packet.")
        .add("ptime3G", MILLISECONDS, "The same on mobile data.")
        .add("rtpPortRangeStart", PORT, "The first RTP port.")
        .add("rtpPortRangeEnd", PORT, "The last RTP port.");
    new Group("video")
        .add("allowVideo", FLAG, "Whether video calls are possible.")
        .add("videoCodecOrder", CODECS, "Video codecs by payload number, the preferred one first.");
    new Group("dtmf")
        .add(
            "dtmfOrder",
            list("rfc2833", "info", "audio"),
            "How key presses (DTMF) are sent in a call.");
    new Group("nat")
        .add(
            "natTraversal",
            TEXT,
            "auto",
            "How the app gets through network address translation (NAT).")
        .add("STUN", NAME, "The STUN server, with its port.")
        .add("STUNUsername", NAME, "The username at the STUN server.")
        .secret("STUNPassword", "The password at the STUN server.");
    new Group("security")
        .add("sdesIncoming", ENCRYPTION, "Key exchange by SDES in incoming calls.")
        .add("sdesOutgoing", ENCRYPTION, "Key exchange by SDES in outgoing calls.")
        .add("zrtpIncoming", ENCRYPTION, "Key exchange by ZRTP in incoming calls.")
        .add("zrtpOutgoing", ENCRYPTION, "Key exchange by ZRTP in outgoing calls.")
        .add("dtlsIncoming", ENCRYPTION, "Key exchange by DTLS in incoming calls.")
        .add("dtlsOutgoing", ENCRYPTION, "Key exchange by DTLS in outgoing calls.");
    new Group("calls")
        .add("rewriting", XML, "Rules that rewrite numbers before they are dialled.")
        .add("callWaiting", FLAG, "Whether the app signals a second call (call waiting).")
        .add(
            "autoAnswerEnabled",
            FLAG,
            "Whether the app answers a call at once if the call asks for it.")
        .add("blf", XML, "The extensions whose line state the app shows (BLF), as uri elements.");
    new Group("provisioning")
        .service("extProv", "asks for the account again")
        .add("extProvInterval", from(1), "Seconds between two of these requests.");
    new Group("services")
        .service("genericBalanceCheck", "shows the balance")
        .service("genericSmsSend", "sends text messages")
        .service("pushTokenReporter", "reports its push token")
        .service("wsContacts", "gets contacts");
  }

  private AccountCatalogue() {}

  /** All of them, by group, in the order in which accounts are written. */
  public static List<KnownSetting> all() {
    return new ArrayList<>(SETTINGS.values());
  }

  public static Optional<KnownSetting> find(String name) {
    return Optional.ofNullable(SETTINGS.get(name));
  }

  /** Whether settings of this name are secret whatever an administrator says. */
  static boolean isSecret(String name) {
    return find(name).filter(KnownSetting::secret).isPresent();
  }

  /** Settings that belong together. */
  private record Group(String name) {

    Group add(String setting, SettingType type, String sentence) {
      return put(setting, type, Optional.empty(), false, false, false, sentence);
    }

    Group add(String setting, SettingType type, String defaultValue, String sentence) {
      return put(setting, type, Optional.of(defaultValue), false, false, false, sentence);
    }

    Group required(String setting, SettingType type, String sentence) {
      return put(setting, type, Optional.empty(), true, false, false, sentence);
    }

    Group secret(String setting, String sentence) {
      return put(setting, TEXT, Optional.empty(), false, true, false, sentence);
    }

    Group serversOwn(String setting, String sentence, boolean isSecret) {
      return put(setting, TEXT, Optional.empty(), false, isSecret, true, sentence);
    }

    /** A web service that the app calls has the same settings whatever it is for. */
    Group service(String prefix, String purpose) {
      return add(prefix + "Url", URL, "Where the app " + purpose + ".")
          .add(prefix + "Method", choice("GET", "POST"), "GET", "The HTTP method of this request.")
          .add(prefix + "PostData", TEXT, "The body of this request.")
          .add(prefix + "ContentType", TEXT, "The type of the body.")
          .add(prefix + "AuthUsername", TEXT, "The username for HTTP Digest.")
          .secret(prefix + "AuthPassword", "The password for HTTP Digest.")
          .add(prefix + "CustomHeaders", TEXT, "Headers of this request, one per line.");
    }

    private Group put(
        String setting,
        SettingType type,
        Optional<String> defaultValue,
        boolean required,
        boolean secret,
        boolean serversOwn,
        String sentence) {
      SETTINGS.put(
          setting,
          new KnownSetting(
              setting, name, type, defaultValue, required, secret, serversOwn, sentence));
      return this;
    }
  }
}
