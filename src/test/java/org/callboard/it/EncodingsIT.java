package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import org.callboard.it.support.Api;
import org.callboard.it.support.DeployedCallboard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies in other encodings than UTF-8, and with a byte order mark. */
class EncodingsIT extends DeployedCallboard {

  private final Api api = Api.operator();
  private String acme;

  @BeforeEach
  void makeAnOrganization() {
    acme = "/organizations/" + TestData.newCloudId();
    api.put(acme, "{\"name\": \"Acme\"}").expect(201);
  }

  @ParameterizedTest
  @CsvSource({
    "application/xml, UTF-8, mark, ISO-8859-1",
    "application/xml;charset=ISO-8859-1, UTF-8, mark, ISO-8859-1",
    "application/xml;charset=ISO-8859-1, ISO-8859-1, , UTF-8",
    "application/xml; charset=\"utf-8\", UTF-8, , ISO-8859-1",
    "application/xml, ISO-8859-1, , ISO-8859-1",
    "application/xml, UTF-16LE, mark, UTF-16",
    "application/xml, UTF-8, , UTF-8"
  })
  void xmlIsReadAsItsMarkItsHeaderOrItsDeclarationSays(
      String type, String charset, String mark, String declared) {
    String xml =
        (mark == null ? "" : "\ufeff")
            + "<?xml version=\"1.0\" encoding=\""
            + declared
            + "\"?><dialAction id=\"x\"><title>\u00e9\u00fc</title></dialAction>";
    String text =
        api.with("Content-Type", type)
            .send(
                "PUT",
                acme + "/dial-actions/x",
                BodyPublishers.ofByteArray(xml.getBytes(Charset.forName(charset))))
            .expect(201)
            .json()
            .getJsonArray("nodes")
            .getJsonObject(0)
            .getString("text");
    assertThat(text).isEqualTo("\u00e9\u00fc");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void anExportWithAByteOrderMarkIsOne(String charset) {
    String file = "\ufeff" + api.get(acme + "/export").text().replace("Acme", "\u00c4cme");
    api.with("Content-Type", "application/json")
        .send(
            "POST",
            acme + "/import?onConflict=update",
            BodyPublishers.ofByteArray(file.getBytes(Charset.forName(charset))))
        .expect(200);
    assertThat(api.get(acme).json().getString("name")).isEqualTo("\u00c4cme");
  }

  /** The address counts more than the part, the part more than the form, and a mark most. */
  @ParameterizedTest
  @CsvSource({
    "'', '', windows-1252, windows-1252, ''",
    "?charset=windows-1252, '', UTF-8, windows-1252, ''",
    "'', ;charset=utf-8, windows-1252, windows-1252, ''",
    "'', ;charset=windows-1252, '', windows-1252, ''",
    "'', '', windows-1252, UTF-8, mark",
    "?charset=windows-1252, '', windows-1252, UTF-16LE, mark"
  })
  void aFileInAFormIsReadAsItsPartSays(
      String query, String form, String part, String charset, String mark) {
    String type = part.isEmpty() ? "" : "Content-Type: text/csv; charset=" + part + "\r\n";
    String users =
        (mark.isEmpty() ? "" : "\ufeff") + "cloud_username,display_name\nann,\u00c4nn\u00e9\n";
    java.io.ByteArrayOutputStream body = new java.io.ByteArrayOutputStream();
    body.writeBytes(
        ("--XyZ\r\nContent-Disposition: form-data; name=users\r\n" + type + "\r\n").getBytes());
    body.writeBytes(users.getBytes(Charset.forName(charset)));
    body.writeBytes(
        ("\r\n--XyZ\r\nContent-Disposition: form-data; name=template\r\n"
                + "Content-Type: text/xml;charset=UTF-16BE\r\n\r\n")
            .getBytes());
    body.writeBytes(
        "<account><title>x</title><username>y</username><host>z</host></account>"
            .getBytes(java.nio.charset.StandardCharsets.UTF_16BE));
    body.writeBytes("\r\n--XyZ--".getBytes());
    api.with("Content-Type", "multipart/form-data" + form + "; boundary=XyZ")
        .send(
            "POST", acme + "/vendor-sample" + query, BodyPublishers.ofByteArray(body.toByteArray()))
        .expect(200);
    assertThat(api.get(acme + "/subscribers/ann").json().getString("displayName"))
        .isEqualTo("\u00c4nn\u00e9");
  }
}
