package org.callboard.bulk.file;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.callboard.bulk.MalformedFileException;
import org.callboard.bulk.file.OrganizationFile.Member;
import org.callboard.job.Progress;
import org.callboard.platform.ByteOrderMark;
import org.callboard.platform.Json;
import org.callboard.platform.JsonBounds;
import org.callboard.platform.UnreadableJsonException;

/**
 * Reads an export piece by piece. Its members come in the order in which an export has them, since
 * nothing is kept for later.
 */
abstract class OrganizationFileReader {

  private static final String ORDER =
      "Members are format, organization, secrets, layers, groups, subscribers, in this order.";

  private final Progress progress;
  private final boolean withSubscribers;
  private final long maxEntries;
  private JsonBounds bounds;
  private long entry;

  /**
   * @param withSubscribers false if only what stands before them is read
   * @param maxEntries how many pieces a file may have
   */
  OrganizationFileReader(Progress progress, boolean withSubscribers, long maxEntries) {
    this.progress = progress;
    this.maxEntries = maxEntries;
    this.withSubscribers = withSubscribers;
  }

  abstract void organization(long number, JsonObject json);

  abstract void secrets(JsonObject json);

  /**
   * @param kind {@code organization} or {@code draft}
   */
  abstract void layer(long number, String kind, JsonObject json);

  abstract void group(long number, JsonObject json);

  /**
   * @param length how many characters the file has of it
   */
  void subscriber(long number, JsonObject json, long length) {}

  /**
   * @throws MalformedFileException if it is no export; what came before was told
   */
  final void read(InputStream file) throws IOException {
    PushbackInputStream in = new PushbackInputStream(file, ByteOrderMark.MAX_LENGTH);
    bounds =
        new JsonBounds(
            new InputStreamReader(
                in,
                charset(in)
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)));
    try (JsonParser parser = Json.createParser(bounds)) {
      try {
        read(parser);
      } catch (UnreadableJsonException e) {
        throw new MalformedFileException(
            entry, e.getMessage() + " It is around line " + line(parser) + " of the file.");
      } catch (JsonException
          | IllegalStateException
          | NoSuchElementException
          | ClassCastException e) {
        throw new MalformedFileException(
            entry,
            "The file is not an export: it cannot be read around line " + line(parser) + ".");
      }
    }
  }

  /** Editors and spreadsheets put a mark before it, and some write UTF-16. */
  private static Charset charset(PushbackInputStream in) throws IOException {
    return ByteOrderMark.read(in).map(ByteOrderMark::charset).orElse(StandardCharsets.UTF_8);
  }

  private static long line(JsonParser parser) {
    return Math.max(1, parser.getLocation().getLineNumber());
  }

  private void read(JsonParser parser) {
    expect(parser, Event.START_OBJECT);
    Member last = null;
    for (Event event = parser.next(); event != Event.END_OBJECT; event = parser.next()) {
      String name = parser.getString();
      Optional<Member> member = Member.of(name);
      if (member.isEmpty() || last != null && member.get().compareTo(last) <= 0) {
        throw new MalformedFileException(entry, "'" + name + "' may not stand here. " + ORDER);
      }
      last = member.get();
      if (last == Member.SUBSCRIBERS && !withSubscribers) {
        return;
      }
      read(parser, last);
    }
    if (entry == 0) {
      throw new MalformedFileException(0, "'organization' is missing. " + ORDER);
    }
  }

  private void read(JsonParser parser, Member member) {
    switch (member) {
      case FORMAT -> format(parser);
      case ORGANIZATION -> organization(next(), object(parser));
      case SECRETS -> secrets(object(parser));
      case LAYERS -> layers(parser);
      case GROUPS -> groups(parser);
      case SUBSCRIBERS -> subscribers(parser);
    }
  }

  private long next() {
    progress.read();
    entry++;
    if (entry > maxEntries) {
      throw new MalformedFileException(
          entry, "The file has more than " + maxEntries + " entries (callboard.import.max-rows).");
    }
    return entry;
  }

  private void format(JsonParser parser) {
    expect(parser, Event.VALUE_STRING);
    if (!parser.getString().equals(OrganizationFile.FORMAT)) {
      throw new MalformedFileException(0, "The format is not " + OrganizationFile.FORMAT + ".");
    }
  }

  private void layers(JsonParser parser) {
    expect(parser, Event.START_OBJECT);
    for (Event event = parser.next(); event != Event.END_OBJECT; event = parser.next()) {
      String kind = parser.getString();
      layer(next(), kind, object(parser));
    }
  }

  private void groups(JsonParser parser) {
    expect(parser, Event.START_ARRAY);
    for (Event event = parser.next(); event != Event.END_ARRAY; event = parser.next()) {
      group(next(), current(parser));
    }
  }

  private void subscribers(JsonParser parser) {
    expect(parser, Event.START_ARRAY);
    for (Event event = parser.next(); event != Event.END_ARRAY; event = parser.next()) {
      long from = parser.getLocation().getStreamOffset();
      JsonObject json = current(parser);
      subscriber(next(), json, parser.getLocation().getStreamOffset() - from);
    }
  }

  private JsonObject object(JsonParser parser) {
    expect(parser, Event.START_OBJECT);
    return current(parser);
  }

  /** The parser throws something of no type in particular when it finds too many levels. */
  private JsonObject current(JsonParser parser) {
    bounds.nextPiece();
    try {
      return parser.getObject();
    } catch (UnreadableJsonException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new JsonException("This is no object", e);
    }
  }

  private static void expect(JsonParser parser, Event event) {
    if (parser.next() != event) {
      throw new JsonException("Expected " + event);
    }
  }
}
