package org.callboard.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.callboard.platform.MultipartForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VendorSampleFormTest {

  private static final String TYPE = "multipart/form-data; boundary=\"XyZ\"";

  /** Gives one byte at a time, as a slow network does. */
  private static InputStream slow(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
      @Override
      public synchronized int read(byte[] target, int offset, int length) {
        return super.read(target, offset, Math.min(1, length));
      }
    };
  }

  private static String part(String name, String content) {
    return "--XyZ\r\nContent-Disposition: form-data; name=\""
        + name
        + "\"; filename=\"a;name=b\"\r\nContent-Type: text/plain\r\n\r\n"
        + content
        + "\r\n";
  }

  private static VendorSampleForm read(String body) {
    return VendorSampleForm.read(slow(body), TYPE, 1000);
  }

  @Test
  void bothPartsAreTakenInAsTheyAre() throws IOException {
    String users = "a,b\r\n--Xy\r\r\n-\r\n\r\n--XyX\n";
    String body = "preamble" + "\r\n" + part("template", "<account/>") + part("users", users);
    VendorSampleForm form = read(body + "--XyZ--\r\nepilogue");
    assertThat(form.template()).isEqualTo("<account/>");
    assertThat(form.users().size()).isEqualTo(users.length());
    form.users().close();
  }

  @Test
  void partsAreReadInOrderAndWhole() throws IOException {
    MultipartForm form =
        new MultipartForm(
            slow(part("users", "\r\n\r") + part("x", "") + "--XyZ--"),
            "Multipart/Form-Data;charset=x;BOUNDARY=XyZ");
    assertThat(form.next()).contains("users");
    assertThat(form.content().readAllBytes()).isEqualTo("\r\n\r".getBytes(StandardCharsets.UTF_8));
    assertThat(form.next()).contains("x");
    assertThat(form.content().readAllBytes()).isEmpty();
    assertThat(form.next()).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--XyZ",
        "--XyZ--",
        "no form at all",
        "--XyZ\r\n\r\nno name\r\n--XyZ--",
        "--XyZ\r\nContent-Disposition: form-data; name=\"users\"\r\n\r\nbreaks off",
        "--XyZ\r\nContent-Disposition: form-data; name=\"users\"\r\n\r\nno template\r\n--XyZ--",
        "--XyZ\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\n\r\n--XyZ--"
      })
  void whatIsNoSuchFormIsRefused(String body) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().type()).isEqualTo(ProblemType.MALFORMED_BODY));
  }

  @Test
  void aPartMayNotStandTwice() {
    assertThatThrownBy(() -> read(part("users", "a") + part("users", "b") + "--XyZ--"))
        .hasMessageContaining("each once");
  }

  @Test
  void tooLongAPartIsRefusedWhileItComes() {
    for (String part :
        new String[] {part("users", "x".repeat(1001)), part("template", "x".repeat(262_145))}) {
      assertThatThrownBy(() -> VendorSampleForm.read(endless(part), TYPE, 1000))
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> assertThat(e.problem().type()).isEqualTo(ProblemType.TOO_LARGE));
    }
  }

  /** It never ends; who reads on never answers. */
  private static InputStream endless(String beginning) {
    return new SequenceInputStream(
        slow(beginning.substring(0, beginning.length() - 2)),
        new InputStream() {
          @Override
          public int read() {
            return 'x';
          }
        });
  }

  @Test
  void longLinesBetweenPartsAreRefused() {
    assertThatThrownBy(() -> read("--XyZ\r\nX: " + "y".repeat(100_000)))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> read("x".repeat(100_000))).isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> read("--XyZ\r\n" + "X: y\r\n".repeat(10_000)))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void aBoundaryMustBeThereAndOfOrdinaryLength() {
    for (String type :
        new String[] {"multipart/form-data", "multipart/form-data; boundary=" + "x".repeat(71)}) {
      assertThatThrownBy(() -> VendorSampleForm.read(slow("--x--"), type, 10))
          .isInstanceOf(ProblemException.class);
    }
  }

  @Test
  void aTemplateIsUtf8() {
    byte[] body = (part("template", "ä") + "--XyZ--").getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> VendorSampleForm.read(new ByteArrayInputStream(body), TYPE, 10))
        .hasMessageContaining("UTF-8");
  }

  private static byte[] form(String usersType, String templateType, byte[] users, byte[] template)
      throws IOException {
    java.io.ByteArrayOutputStream body = new java.io.ByteArrayOutputStream();
    String[] names = {"users", "template"};
    String[] types = {usersType, templateType};
    byte[][] contents = {users, template};
    for (int i = 0; i < names.length; i++) {
      String type = types[i].isEmpty() ? "" : types[i] + "\r\n";
      body.writeBytes(
          ("--XyZ\r\n" + type + "Content-Disposition: form-data; name=" + names[i] + "\r\n\r\n")
              .getBytes(StandardCharsets.UTF_8));
      body.writeBytes(contents[i]);
      body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    body.writeBytes("--XyZ--".getBytes(StandardCharsets.UTF_8));
    return body.toByteArray();
  }

  private static VendorSampleForm read(byte[] form) {
    return VendorSampleForm.read(new ByteArrayInputStream(form), TYPE, 1000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Type: text/csv; charset=ISO-8859-1|windows-1252",
        "content-type:text/csv;header=present;CHARSET=\"Windows-1252\"|windows-1252",
        "Content-Type: application/octet-stream; charset = utf-16le|UTF-16LE",
        "Content-Type: text/plain; charset=US-ASCII|windows-1252"
      })
  void aPartSaysInWhichEncodingTheUsersAre(String line) throws IOException {
    String[] parts = line.split("\\|");
    byte[] none = {};
    VendorSampleForm form = read(form(parts[0], "", none, none));
    assertThat(form.encoding().orElseThrow().charset().name()).isEqualTo(parts[1]);
    form.users().close();
  }

  @Test
  void aPartSaysInWhichEncodingTheTemplateIsUnlessItsMarkDoes() throws IOException {
    String xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><account><x>\u00e4</x></account>";
    String type = "Content-Type: application/xml; charset=ISO-8859-1";
    byte[] none = {};
    for (byte[] template :
        new byte[][] {
          xml.getBytes(StandardCharsets.ISO_8859_1),
          ("\ufeff" + xml).getBytes(StandardCharsets.UTF_8),
          ("\ufeff" + xml).getBytes(StandardCharsets.UTF_16LE)
        }) {
      VendorSampleForm form = read(form("", type, none, template));
      assertThat(form.template()).contains("\u00e4");
      assertThat(form.encoding()).isEmpty();
      form.users().close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "utf-7", "\"x y\""})
  void anEncodingThatTheServerDoesNotKnowIsRefusedWithThePart(String charset) {
    byte[] none = {};
    String type = "Content-Type: text/xml; charset=" + charset;
    for (String part : new String[] {"users", "template"}) {
      assertThatThrownBy(
              () -> {
                boolean users = part.equals("users");
                read(form(users ? type : "", users ? "" : type, none, none));
              })
          .hasMessageContaining("The Content-Type of the part " + part)
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> assertThat(e.problem().type()).isEqualTo(ProblemType.UNSUPPORTED_MEDIA_TYPE));
    }
  }

  @Test
  void aPartThatIsEncodedForMailIsRefusedInWords() throws IOException {
    byte[] none = {};
    for (String encoding : new String[] {"base64", "Quoted-Printable"}) {
      assertThatThrownBy(() -> read(form("Content-Transfer-Encoding: " + encoding, "", none, none)))
          .hasMessageContaining("Content-Transfer-Encoding");
    }
    for (String encoding : new String[] {"binary", "8BIT", "7bit "}) {
      read(form("", "Content-Transfer-Encoding: " + encoding, none, none)).users().close();
    }
  }
}
