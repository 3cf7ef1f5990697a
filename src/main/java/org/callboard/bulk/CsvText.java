package org.callboard.bulk;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The text of a CSV file: strict UTF-8, without the byte order mark. It follows quotes and cells
 * only so far as to bound what the parser behind it must hold in memory.
 */
final class CsvText extends Reader {

  static final int MAX_CELL = 65_536;
  static final int MAX_CELLS = 1000;
  private static final int MAX_ROW = 4_000_000;

  /** The parser would take it for a mark of its own. */
  private static final char NO_CHARACTER = '\ufffe';

  private enum State {
    START,
    PLAIN,
    QUOTED,
    QUOTE_SEEN
  }

  private final InputStream in;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final ByteBuffer bytes = ByteBuffer.allocate(8192).flip();
  private final CharBuffer chars = CharBuffer.allocate(8192).flip();
  private boolean ended;
  private boolean begun;
  private boolean malformed;

  private char delimiter;
  private State state = State.START;
  private long line = 1;
  private long cellLine = 1;
  private int cellLength;
  private int cells;
  private int rowLength;
  private char last;

  CsvText(InputStream in) {
    this.in = in;
  }

  /** Finds out what separates cells, before the first read: what is most in the first line. */
  char delimiter() throws IOException {
    fill();
    int[] counts = new int[3];
    boolean quoted = false;
    for (int i = chars.position(); i < chars.limit(); i++) {
      char c = chars.get(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == '\n' || c == '\r')) {
        break;
      } else if (!quoted && ",;\t".indexOf(c) >= 0) {
        counts[",;\t".indexOf(c)]++;
      }
    }
    delimiter =
        counts[1] > counts[0] && counts[1] >= counts[2] ? ';' : counts[2] > counts[0] ? '\t' : ',';
    return delimiter;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (!chars.hasRemaining()) {
      fill();
    }
    if (!chars.hasRemaining()) {
      return -1;
    }
    int count = Math.min(length, chars.remaining());
    chars.get(target, offset, count);
    for (int i = offset; i < offset + count; i++) {
      follow(target[i]);
    }
    return count;
  }

  /** Fills the empty buffer with as many characters as there are before the end or a bad byte. */
  private void fill() throws IOException {
    if (chars.hasRemaining()) {
      return;
    }
    if (malformed) {
      throw new MalformedFileException(
          line, "This line is not UTF-8. Save the file as UTF-8 and try again.");
    }
    chars.clear();
    while (chars.position() == 0 && !ended) {
      bytes.compact();
      int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
      bytes.position(bytes.position() + Math.max(0, count));
      bytes.flip();
      ended = count < 0;
      CoderResult result = decoder.decode(bytes, chars, ended);
      if (result.isError()) {
        malformed = true;
        break;
      }
    }
    chars.flip();
    if (!begun && chars.hasRemaining()) {
      begun = true;
      if (chars.get(chars.position()) == '\ufeff') {
        chars.get();
      }
    }
    if (malformed && !chars.hasRemaining()) {
      fill();
    }
  }

  private void follow(char c) {
    if (c == NO_CHARACTER) {
      throw new MalformedFileException(line, "This line has U+FFFE, which is no character.");
    }
    boolean quoted = state == State.QUOTED;
    if (++rowLength > MAX_ROW) {
      throw new MalformedFileException(line, "This line has more than " + MAX_ROW + " characters.");
    }
    if (!quoted && (c == delimiter || c == '\n' || c == '\r')) {
      endCell(c != delimiter);
    } else if (state == State.START) {
      cellLine = line;
      cellLength = 1;
      state = c == '"' ? State.QUOTED : State.PLAIN;
    } else {
      cellLength++;
      if (quoted && c == '"') {
        state = State.QUOTE_SEEN;
      } else if (state == State.QUOTE_SEEN) {
        state = c == '"' ? State.QUOTED : State.PLAIN;
      }
    }
    if (cellLength > MAX_CELL + 2) {
      throw new MalformedFileException(
          cellLine,
          "A cell that begins here has more than "
              + MAX_CELL
              + " characters."
              + (quoted ? " Is its quotation mark never closed?" : ""));
    }
    if (c == '\n' && last != '\r' || c == '\r') {
      line++;
    }
    last = c;
  }

  private void endCell(boolean endsRow) {
    state = State.START;
    cellLength = 0;
    cells = endsRow ? 0 : cells + 1;
    rowLength = endsRow ? 0 : rowLength;
    if (cells > MAX_CELLS) {
      throw new MalformedFileException(line, "This line has more than " + MAX_CELLS + " cells.");
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
