package org.callboard.platform;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.callboard.platform.InvalidValueException.Violation;

/**
 * Reads the values of one row of the database. Our own editors never write what cannot be read, but
 * somebody's SQL may, or a newer version of this server. Such a value is left out where it is: it
 * says nothing about the database, and must hide neither the rest of its row nor any other row.
 *
 * <p>The log names the row once, until something else is wrong with it or nothing is any more,
 * however often it is read.
 */
public final class RowReader {

  private static final Logger LOG = Log.of(RowReader.class);

  /** What the log has named, so that it does not again. Bounded: somebody may break every row. */
  private static final Map<String, String> NAMED = new ConcurrentHashMap<>();

  /** What is told of a hash that cannot be read. */
  static final String NOBODY = "cannot be read, so nobody can sign in with it.";

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private static final int MAX_NAMED = 10_000;

  private static final AtomicBoolean FULL = new AtomicBoolean();

  private final String row;
  private final List<Violation> unreadable = new ArrayList<>();

  /**
   * @param row what the log calls it: enough to find it in the database, and no secret
   */
  public RowReader(String row) {
    this.row = row;
  }

  /**
   * A value, or what is taken in its place if it cannot be read.
   *
   * @param field what administrators call it
   */
  public <T> T read(String field, Supplier<T> value, T otherwise) {
    return read(field, value).orElse(otherwise);
  }

  /** A value; empty if it cannot be read, and left out. */
  public <T> Optional<T> read(String field, Supplier<T> value) {
    try {
      return Optional.of(value.get());
    } catch (InvalidValueException e) {
      leaveOut(field, e.violations().get(0).sentence());
    } catch (RuntimeException e) { // whatever it is, it concerns this value and no other
      LOG.log(Level.FINE, e, () -> row + ", " + field);
      leaveOut(field, "cannot be read.");
    }
    return Optional.empty();
  }

  /**
   * A moment that JSON can name: of a year from 1 to 9999. Databases have others, and some that
   * never come; the nearest one stands for them.
   */
  public Instant time(String field, Instant stored) {
    if (stored.isBefore(FIRST) || stored.isAfter(LAST)) {
      leaveOut(field, "must have a year from 1 to 9999.");
    }
    return stored.isBefore(FIRST) ? FIRST : stored.isAfter(LAST) ? LAST : stored;
  }

  /** A hash of something random. If it cannot be one, nothing that anybody has fits it. */
  public void checkHash(String field, String stored) {
    if (!HASH.matcher(stored).matches()) {
      leaveOut(field, NOBODY);
    }
  }

  /**
   * Notes that a value is left out.
   *
   * @param sentence begins with a verb, and tells nothing of a secret
   */
  public void leaveOut(String field, String sentence) {
    unreadable.add(new Violation(field, sentence));
  }

  /** Names the row in the log, if it has not been named, and tells what was left out. */
  public List<Violation> end() {
    if (!unreadable.isEmpty()) {
      name();
    } else if (!NAMED.isEmpty() && NAMED.remove(row) != null) {
      LOG.log(Level.INFO, "{0} can be read again", row);
    }
    return List.copyOf(unreadable);
  }

  private void name() {
    if (NAMED.size() >= MAX_NAMED && !NAMED.containsKey(row)) {
      if (FULL.compareAndSet(false, true)) {
        LOG.warning("More rows cannot be read than are named here");
      }
      return;
    }
    String faults = unreadable.stream().map(Violation::toString).collect(Collectors.joining(" "));
    if (!faults.equals(NAMED.put(row, faults))) {
      LOG.log(Level.WARNING, "Left out of {0}: {1}", new Object[] {row, faults});
    }
  }
}
