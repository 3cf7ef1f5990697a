package org.callboard.phone.xml;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The keys of the vendor's portal, with the values that send an app here. Names and placeholders
 * are the vendor's (docs/protocol.md, sections 2, 6 and 7).
 */
public final class PortalSettings {

  private static final String GLOBAL = "/provisioning/global";
  private static final String ACCOUNT = "/provisioning/account";
  private static final String FORM = "application/x-www-form-urlencoded";

  /**
   * What the user has typed. The vendor documents the same parameters for the refresh of the global
   * part, where a used code or an old password is good only together with the installation.
   */
  private static final String TYPED =
      "cloud_id=%fullcode%&cloud_username=%username%&cloud_password=%password%";

  /** What an account keeps that says so. */
  private static final String KEPT =
      "&cloud_username=%account[cloud_username]%&cloud_password=%account[cloud_password]%";

  /** Tells installations of an app apart; the vendor's servers, which are none, leave it empty. */
  private static final String INSTALLATION = "&installid=%installid%";

  /** How often the account is refreshed, in seconds. */
  static final String INTERVAL = "extProvInterval";

  private PortalSettings() {}

  /**
   * Keys and values of both parts, in the order in which an app calls.
   *
   * @param publicUrl where phones find this server, without a slash at the end
   */
  public static Map<String, String> all(String publicUrl, int refreshSeconds) {
    Map<String, String> settings = global(publicUrl, refreshSeconds);
    settings.putAll(account(publicUrl, refreshSeconds));
    return settings;
  }

  /**
   * Those of Global External Provisioning.
   *
   * @param publicUrl where phones find this server, without a slash at the end
   */
  public static Map<String, String> global(String publicUrl, int refreshSeconds) {
    Map<String, String> settings = new LinkedHashMap<>();
    String url = publicUrl + GLOBAL;
    add(settings, "initialGlobalProvisioning", url, TYPED + INSTALLATION);
    add(settings, "globalExtProv", url, TYPED + INSTALLATION);
    settings.put("globalExtProvRefresh", String.valueOf(refreshSeconds));
    return settings;
  }

  /** Those of External Provisioning. */
  public static Map<String, String> account(String publicUrl, int refreshSeconds) {
    Map<String, String> settings = new LinkedHashMap<>();
    String url = publicUrl + ACCOUNT;
    add(settings, "InitialProvisioning", url, TYPED + INSTALLATION);
    add(settings, "extProv", url, "cloud_id=%fullcode%" + KEPT + INSTALLATION);
    settings.put(INTERVAL, String.valueOf(refreshSeconds));
    return settings;
  }

  /**
   * How an account says where it is refreshed.
   *
   * @param fullCode the Cloud ID itself: the vendor documents its placeholder for a sign-in only
   */
  static Map<String, String> refreshOfAccount(String publicUrl, String fullCode) {
    Map<String, String> settings = new LinkedHashMap<>();
    add(settings, "extProv", publicUrl + ACCOUNT, "cloud_id=" + fullCode + KEPT);
    return settings;
  }

  /** By POST, so that passwords stay out of addresses and logs. */
  private static void add(Map<String, String> settings, String prefix, String url, String body) {
    settings.put(prefix + "Url", url);
    settings.put(prefix + "Method", "POST");
    settings.put(prefix + "ContentType", FORM);
    settings.put(prefix + "PostData", body);
  }

  /** The same as elements, for settings that are kept as XML, with warnings as comments. */
  public static byte[] xml(List<String> warnings, Map<String, String> settings) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      for (String warning : warnings) {
        xml.writeComment(" " + warning.replace("--", "- -") + " "); // as of a name xn--…
      }
      xml.writeStartElement("settings");
      for (Map.Entry<String, String> setting : settings.entrySet()) {
        xml.writeStartElement(setting.getKey());
        xml.writeCharacters(setting.getValue());
        xml.writeEndElement();
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("Text cannot be written as XML", e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
