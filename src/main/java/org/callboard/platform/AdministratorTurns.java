package org.callboard.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * How many administrators may work with the database at once, so that phones and the clock always
 * find a connection in the server's pool; and how many of them for one organization, so that the
 * others find a turn while its edits wait for each other. A turn is as long as a call of the core,
 * and not as long as the request, whose body may come slowly.
 */
@ApplicationScoped
public class AdministratorTurns extends FairBulkhead {

  private static final Logger LOG = Log.of(AdministratorTurns.class);
  private static final Duration WAIT = Duration.ofSeconds(5);
  private static final Duration SILENCE = Duration.ofMinutes(1);

  /** What a thread does for an administrator. */
  private enum Part {
    /** It serves a request, and does not work with the database at this moment. */
    REQUEST,
    /** It has its turn. */
    TURN
  }

  private static final ThreadLocal<Part> PART = new ThreadLocal<>();

  /** For which organization this thread works; nothing while that is not known. */
  private static final ThreadLocal<List<String>> ORGANIZATION = new ThreadLocal<>();

  /** How long the request's body says that it is. */
  private static final ThreadLocal<Long> LENGTH = ThreadLocal.withInitial(() -> -1L);

  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong toldAt = new AtomicLong(System.nanoTime() - SILENCE.toNanos());

  /** For the container's proxy only. */
  protected AdministratorTurns() {}

  @Inject
  public AdministratorTurns(Settings settings) {
    super(
        settings.get(Setting.ADMIN_CONCURRENCY),
        settings.get(Setting.ADMIN_QUEUE),
        WAIT,
        settings.get(Bounds.ORGANIZATION_TURNS),
        settings.get(Setting.ADMIN_QUEUE));
  }

  /** This thread serves an administrator's request from now on, until {@link #leave}. */
  public void enter() {
    PART.set(Part.REQUEST);
  }

  /**
   * The same.
   *
   * @param length of the request's body; negative if it does not say
   */
  public void enter(long length) {
    enter();
    LENGTH.set(length);
  }

  /**
   * It is known for which organization: from now on this thread's turns are of its share.
   *
   * @param organization whatever names it, always in the same way
   */
  public void workFor(String organization) {
    ORGANIZATION.set(List.of(organization));
  }

  /** The request has ended. */
  public void leave() {
    PART.remove();
    ORGANIZATION.remove();
    LENGTH.remove();
    LargeBodies.ALL.leave();
  }

  /** Whether this thread serves an administrator. */
  static boolean isServing() {
    return PART.get() != null;
  }

  /** How long the body is that this thread serves; negative if it does not say. */
  static long bodyLength() {
    return LENGTH.get();
  }

  /** Whether this thread must wait for its turn before it works with the database. */
  boolean isToWait() {
    return PART.get() == Part.REQUEST;
  }

  /**
   * Does an administrator's work when it is its turn. What is called inside belongs to it: who has
   * a connection never waits for a second turn.
   *
   * @throws BusyException if too many wait already, or the turn does not come in time
   */
  public <T, E extends Exception> T take(Work<T, E> work) throws E {
    Part before = PART.get();
    if (before == Part.TURN) {
      return work.run();
    }
    try {
      return inTurn(organization(), () -> marked(work, before));
    } catch (BusyException e) {
      count();
      throw e;
    }
  }

  private static List<String> organization() {
    return Optional.ofNullable(ORGANIZATION.get()).orElse(List.of());
  }

  @Override
  public <T> T run(Supplier<T> work) {
    return take(work::get);
  }

  private static <T, E extends Exception> T marked(Work<T, E> work, Part before) throws E {
    PART.set(Part.TURN);
    try {
      return work.run();
    } finally {
      if (before == null) {
        PART.remove();
      } else {
        PART.set(before);
      }
    }
  }

  /** A storm is a line a minute in the log, not one for each request. */
  private void count() {
    long count = refused.incrementAndGet();
    long now = System.nanoTime();
    long told = toldAt.get();
    if (now - told >= SILENCE.toNanos() && toldAt.compareAndSet(told, now)) {
      LOG.log(
          Level.WARNING,
          "Administrators ask for more at once than they may: {0} requests were refused so far",
          count);
    }
  }
}
