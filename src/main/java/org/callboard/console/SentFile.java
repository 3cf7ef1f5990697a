package org.callboard.console;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.callboard.bulk.FileTooLargeException;
import org.callboard.bulk.Upload;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.MalformedFormException;
import org.callboard.platform.MultipartForm;
import org.callboard.platform.XmlText;

/**
 * A form with a file, in {@code multipart/form-data}.
 *
 * @param form all else of it
 * @param file for whoever closes it
 * @param name of the file, as its sender calls it
 * @param template a small second file; empty text if there is none
 */
record SentFile(Form form, Upload file, String name, String template) {

  static final String FILE = "file";
  static final String TEMPLATE = "template";

  private static final int MAX_TEMPLATE = 256 * 1024;
  private static final int MAX_TEXT = 4096;
  private static final int MAX_PARTS = 20;
  private static final int MAX_NAME = 200;

  /** Browsers show an answer when all is sent; of what is much too long they show none. */
  private static final long MAX_PASSED_OVER = 256L * 1024 * 1024;

  /**
   * Takes a form in. Nothing is kept of one that is refused.
   *
   * @param fields gets all of it but the files, as far as it was read
   * @throws PageException if it is too long, or is none
   * @throws InvalidValueException if no file is in it
   */
  static SentFile read(
      HttpServletRequest request,
      InputStream body,
      long maxBytes,
      Map<String, List<String>> fields) {
    Reading reading = new Reading(maxBytes, fields);
    boolean complete = false;
    try {
      reading.read(new MultipartForm(body, Objects.toString(request.getContentType(), "")));
      SentFile sent = reading.sent();
      complete = true;
      return sent;
    } catch (FileTooLargeException e) {
      passOver(body);
      throw PageException.tooLarge();
    } catch (IOException | MalformedFormException e) { // the sender's network, not our trouble
      throw PageException.malformed();
    } finally {
      if (!complete) {
        reading.close();
      }
    }
  }

  private static void passOver(InputStream body) {
    byte[] buffer = new byte[65_536];
    try {
      long left = MAX_PASSED_OVER;
      for (int count = 0; count >= 0 && left > 0; left -= count) {
        count = body.read(buffer);
      }
    } catch (IOException e) {
      // The sender has ended it.
    }
  }

  /** What has come so far. */
  private static final class Reading {

    private final long maxBytes;
    private final Map<String, List<String>> fields;
    private Optional<Upload> file = Optional.empty();
    private String name = "";
    private String template = "";

    Reading(long maxBytes, Map<String, List<String>> fields) {
      this.maxBytes = maxBytes;
      this.fields = fields;
    }

    void read(MultipartForm form) throws IOException {
      int parts = 0;
      for (Optional<String> part = form.next(); part.isPresent(); part = form.next()) {
        if (++parts > MAX_PARTS) {
          throw PageException.tooLarge();
        }
        read(part.get(), form);
      }
    }

    private void read(String part, MultipartForm form) throws IOException {
      if (part.equals(FILE) && file.isEmpty()) {
        name = form.fileName().map(Reading::shortened).orElse("");
        file = Optional.of(Upload.of(form.content(), maxBytes));
      } else if (part.equals(TEMPLATE)) {
        template = template(bytes(form, MAX_TEMPLATE));
      } else {
        String text = new String(bytes(form, MAX_TEXT), StandardCharsets.UTF_8);
        fields.computeIfAbsent(part, p -> new ArrayList<>()).add(text);
      }
    }

    /** Some browsers once sent a path. */
    private static String shortened(String name) {
      String last = name.replaceFirst("(?s)^.*[/\\\\]", "");
      return last.substring(
          0, last.offsetByCodePoints(0, Math.min(MAX_NAME, last.codePointCount(0, last.length()))));
    }

    private static byte[] bytes(MultipartForm form, int max) throws IOException {
      byte[] bytes = form.content().readNBytes(max + 1);
      if (bytes.length > max) {
        throw PageException.tooLarge();
      }
      return bytes;
    }

    private static String template(byte[] bytes) {
      try {
        return XmlText.decoded(bytes, Optional.empty());
      } catch (InvalidValueException e) {
        throw new InvalidValueException(TEMPLATE, "cannot be read: " + e.getMessage());
      }
    }

    /** Browsers send a file without a name and content if none was chosen. */
    SentFile sent() {
      if (file.isEmpty() || name.isEmpty() && file.get().size() == 0) {
        throw new InvalidValueException(FILE, "must be chosen.");
      }
      return new SentFile(new Form(fields), file.get(), name, template);
    }

    void close() {
      file.ifPresent(Upload::close);
    }
  }

  @Override
  public String toString() {
    return "SentFile";
  }
}
