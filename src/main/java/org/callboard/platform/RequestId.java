package org.callboard.platform;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The id of the request that a thread works for, by which its answer, its lines in the log and its
 * entries of the record are found together.
 */
public final class RequestId {

  public static final String HEADER = "X-Request-Id";

  private static final int BYTES = 10;

  /** What clients and proxies make of ids; nothing that could be more than a part of a line. */
  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._~:;=+/@-]{1,128}");

  private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

  private RequestId() {}

  /** The one that was sent, if there is one that can be taken over; else a new one. */
  public static String of(List<String> sent) {
    return sent.size() == 1 && SANE.matcher(sent.get(0)).matches()
        ? sent.get(0)
        : RandomText.hex(BYTES);
  }

  /** That of the request that this thread works for; empty if it works for none. */
  public static Optional<String> current() {
    return Optional.ofNullable(CURRENT.get());
  }

  /** From now on this thread works for a request, or for none any more. */
  public static void set(Optional<String> id) {
    id.ifPresentOrElse(CURRENT::set, CURRENT::remove);
  }
}
