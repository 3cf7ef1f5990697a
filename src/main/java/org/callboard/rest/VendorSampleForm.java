package org.callboard.rest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.Optional;
import org.callboard.bulk.FileEncoding;
import org.callboard.bulk.FileTooLargeException;
import org.callboard.bulk.Upload;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.MalformedFormException;
import org.callboard.platform.MultipartForm;
import org.callboard.platform.XmlText;

/**
 * The two files of the vendor's sample, as a form has them.
 *
 * @param encoding of the users, if their part says it
 */
record VendorSampleForm(Upload users, String template, Optional<FileEncoding> encoding) {

  private static final int MAX_TEMPLATE = 256 * 1024;

  /**
   * Takes them in. Nothing is kept of a form that is refused.
   *
   * @throws ProblemException if they are not both there, or too long
   */
  static VendorSampleForm read(InputStream body, String contentType, long maxUsers) {
    Upload users = null;
    String template = null;
    Optional<FileEncoding> encoding = Optional.empty();
    boolean complete = false;
    try {
      MultipartForm form = new MultipartForm(body, contentType);
      for (Optional<String> part = form.next(); part.isPresent(); part = form.next()) {
        if (part.get().equals("users") && users == null) {
          encoding = form.charset().map(VendorSampleForm::encoding);
          users = Upload.of(form.content(), maxUsers);
        } else if (part.get().equals("template") && template == null) {
          template = text(form.content(), form.charset());
        } else {
          throw wrong("The parts are users and template, each once.");
        }
      }
      if (users == null || template == null) {
        throw wrong("The parts users and template must both be present.");
      }
      complete = true;
      return new VendorSampleForm(users, template, encoding);
    } catch (MalformedFormException e) {
      throw wrong(e.getMessage());
    } catch (FileTooLargeException e) {
      throw new ProblemException(ProblemType.TOO_LARGE, e.getMessage());
    } catch (IOException e) { // the caller's network, not our trouble
      throw wrong("The body is not complete.");
    } finally {
      if (!complete && users != null) {
        users.close();
      }
    }
  }

  private static FileEncoding encoding(String charset) {
    try {
      return FileEncoding.named(charset);
    } catch (InvalidValueException e) {
      throw unknownCharset("users");
    }
  }

  private static ProblemException unknownCharset(String part) {
    return new ProblemException(
        ProblemType.UNSUPPORTED_MEDIA_TYPE,
        "The Content-Type of the part "
            + part
            + " names a charset that this server does not know.");
  }

  /** How it is encoded says its mark, else its part, else its declaration (RFC 7303). */
  private static String text(InputStream content, Optional<String> charset) throws IOException {
    if (charset.filter(name -> !isCharset(name)).isPresent()) {
      throw unknownCharset("template");
    }
    byte[] bytes = content.readNBytes(MAX_TEMPLATE + 1);
    if (bytes.length > MAX_TEMPLATE) {
      throw new ProblemException(
          ProblemType.TOO_LARGE, "The template may have at most " + MAX_TEMPLATE + " bytes.");
    }
    try {
      return XmlText.decoded(bytes, charset);
    } catch (InvalidValueException e) {
      throw wrong("The template cannot be read: " + e.getMessage());
    }
  }

  private static boolean isCharset(String name) {
    try {
      return Charset.isSupported(name.strip());
    } catch (IllegalCharsetNameException e) {
      return false;
    }
  }

  private static ProblemException wrong(String sentence) {
    return new ProblemException(ProblemType.MALFORMED_BODY, sentence);
  }

  @Override
  public String toString() {
    return "VendorSampleForm";
  }
}
