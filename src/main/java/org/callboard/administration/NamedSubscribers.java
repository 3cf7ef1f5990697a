package org.callboard.administration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.callboard.platform.InvalidValueException;
import org.callboard.subscriber.SubscriberDirectory;
import org.callboard.subscriber.SubscriberView;
import org.callboard.subscriber.Username;

/** Finds many subscribers by their names. */
@ApplicationScoped
class NamedSubscribers {

  /** What is told of a name that is nobody's. */
  static final String NOBODY = "is no subscriber of this organization.";

  private static final int BATCH = 500;

  private final SubscriberDirectory subscribers;

  /** For the container's proxy only. */
  protected NamedSubscribers() {
    this(null);
  }

  @Inject
  NamedSubscribers(SubscriberDirectory subscribers) {
    this.subscribers = subscribers;
  }

  /** Whoever has each name, in the order of the names; empty where it is nobody. */
  List<Optional<SubscriberView>> find(long organizationId, List<String> usernames) {
    List<Optional<SubscriberView>> people = new ArrayList<>();
    for (int from = 0; from < usernames.size(); from += BATCH) {
      List<Optional<Username>> names =
          usernames.subList(from, Math.min(from + BATCH, usernames.size())).stream()
              .map(NamedSubscribers::name)
              .toList();
      Map<Username, SubscriberView> found =
          subscribers.viewsByName(
              organizationId, names.stream().flatMap(Optional::stream).distinct().toList());
      names.forEach(name -> people.add(name.map(found::get)));
    }
    return people;
  }

  /** Empty if nobody can be called so. */
  private static Optional<Username> name(String text) {
    try {
      return Optional.of(new Username(text));
    } catch (InvalidValueException e) {
      return Optional.empty();
    }
  }
}
