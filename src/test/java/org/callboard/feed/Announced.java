package org.callboard.feed;

import jakarta.ejb.EJBContext;
import jakarta.enterprise.event.Event;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;
import org.callboard.platform.DatabaseClock;

/** What the container does about the change feed. */
public final class Announced {

  private Announced() {}

  /** Tells this node's memory that an edit was committed. */
  public static void afterCommit(Announcements announcements, long id, DataChanged change) {
    announcements.committed(new ChangeRecorded(id, change));
  }

  /** A feed that tells of changes as soon as they are recorded; without tables. */
  @SuppressWarnings("unchecked")
  public static ChangeFeed feed(
      EJBContext context, DatabaseClock clock, Consumer<DataChanged> told) {
    Event<ChangeRecorded> event =
        (Event<ChangeRecorded>)
            Proxy.newProxyInstance(
                Announced.class.getClassLoader(),
                new Class<?>[] {Event.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("fire")) {
                    told.accept(((ChangeRecorded) arguments[0]).change());
                  }
                  return method.getName().equals("equals") ? proxy == arguments[0] : null;
                });
    return new ChangeFeed(context, event, clock);
  }
}
