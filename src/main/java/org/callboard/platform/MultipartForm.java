package org.callboard.platform;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A body {@code multipart/form-data} (RFC 7578), part by part. The servers' own readers keep whole
 * bodies in files of theirs first, without a bound and for whom they like; here a part goes where
 * its reader puts it.
 */
public final class MultipartForm {

  private static final int MAX_HEADERS = 8192;
  private static final int MAX_BOUNDARY = 70;
  private static final Pattern BOUNDARY =
      Pattern.compile("(?i);\\s*boundary=(?:\"([^\"]+)\"|([^;\\s\"]+))");
  private static final Pattern NAME =
      Pattern.compile("(?i)^content-disposition:[^\"]*?;\\s*name=(?:\"([^\"]*)\"|([^;\\s\"]+)).*");

  private static final Pattern FILE_NAME =
      Pattern.compile("(?i)^content-disposition:.*?;\\s*filename=\"([^\"]*)\".*");

  private static final Pattern TYPE = Pattern.compile("(?i)^content-type:(.*)");
  private static final Pattern CHARSET =
      Pattern.compile("(?i);\\s*charset\\s*=\\s*(?:\"([^\"]*)\"|([^;\\s\"]*))");
  private static final Pattern TRANSFER =
      Pattern.compile("(?i)^content-transfer-encoding:\\s*+(?!(?:7bit|8bit|binary)?\\s*$).*");

  private final InputStream in;
  private final byte[] delimiter;
  private Optional<String> charset = Optional.empty();
  private Optional<String> fileName = Optional.empty();
  private boolean inPart = true;

  /**
   * @param contentType of the whole body, with its boundary
   * @throws MalformedFormException if it has none
   */
  public MultipartForm(InputStream body, String contentType) {
    Matcher matcher = BOUNDARY.matcher(contentType);
    if (!matcher.find()) {
      throw malformed("Its Content-Type has no boundary.");
    }
    String boundary = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    if (boundary.length() > MAX_BOUNDARY) {
      throw malformed("The boundary has more than " + MAX_BOUNDARY + " characters.");
    }
    delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    // So that the first delimiter is like all others.
    InputStream lineBreak = new ByteArrayInputStream(new byte[] {'\r', '\n'});
    in = new BufferedInputStream(new SequenceInputStream(lineBreak, body), 65_536);
  }

  /**
   * The name of the next part, whose content {@link #content} then has; empty if there is none.
   *
   * @throws MalformedFormException if this is no form
   */
  public Optional<String> next() throws IOException {
    if (content().readNBytes(MAX_HEADERS).length == MAX_HEADERS) {
      throw malformed("It has too much text before its first part.");
    }
    String behind = line();
    if (behind.startsWith("--")) {
      return Optional.empty();
    }
    Optional<String> name = Optional.empty();
    charset = Optional.empty();
    fileName = Optional.empty();
    int length = 0;
    for (String line = line(); !line.isEmpty(); line = line()) {
      length += line.length();
      Matcher matcher = NAME.matcher(line);
      if (matcher.matches()) {
        name = Optional.of(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
      }
      Matcher file = FILE_NAME.matcher(line);
      if (file.matches()) {
        fileName = Optional.of(file.group(1)).filter(text -> !text.isEmpty());
      }
      Matcher type = TYPE.matcher(line);
      if (type.matches()) {
        charset = charset(type.group(1));
      }
      if (TRANSFER.matcher(line).matches()) {
        throw malformed("A part has a Content-Transfer-Encoding. Send its bytes as they are.");
      }
      if (length > MAX_HEADERS) {
        throw malformed("The headers of a part are too long.");
      }
    }
    inPart = true;
    return Optional.of(name.orElseThrow(() -> malformed("A part of it has no name.")));
  }

  /** What the Content-Type of the part says of its encoding. */
  public Optional<String> charset() {
    return charset;
  }

  /** What the file of the part is called at the sender's; empty if it is none, or has no name. */
  public Optional<String> fileName() {
    return fileName;
  }

  private static Optional<String> charset(String type) {
    Matcher matcher = CHARSET.matcher(type);
    return matcher.find()
        ? Optional.of(matcher.group(1) == null ? matcher.group(2) : matcher.group(1))
            .filter(name -> !name.isBlank())
        : Optional.empty();
  }

  /** A line without its end. The last one needs none. */
  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int b = in.read();
    while (b >= 0 && b != '\n') {
      line.write(b);
      if (line.size() > MAX_HEADERS) {
        throw malformed("A line between its parts is too long.");
      }
      b = in.read();
    }
    String text = line.toString(StandardCharsets.UTF_8);
    if (b < 0 && !text.startsWith("--")) {
      throw incomplete();
    }
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  /** What is in the part. */
  public InputStream content() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        if (!inPart) {
          return -1;
        }
        int b = in.read();
        if (b < 0) {
          throw incomplete();
        }
        if (b == '\r' && isDelimiter()) {
          inPart = false;
          return -1;
        }
        return b;
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        int count = 0;
        while (count < length) {
          int b = read();
          if (b < 0) {
            break;
          }
          target[offset + count++] = (byte) b;
        }
        return count == 0 && length > 0 ? -1 : count;
      }
    };
  }

  /** Whether the rest of a delimiter follows its first character; then it is read. */
  private boolean isDelimiter() throws IOException {
    in.mark(delimiter.length);
    byte[] rest = in.readNBytes(delimiter.length - 1);
    if (Arrays.equals(rest, 0, rest.length, delimiter, 1, delimiter.length)) {
      return true;
    }
    in.reset();
    return false;
  }

  private static MalformedFormException malformed(String sentence) {
    return new MalformedFormException("The body is no multipart/form-data. " + sentence);
  }

  private static MalformedFormException incomplete() {
    return new MalformedFormException("The body is not complete.");
  }
}
