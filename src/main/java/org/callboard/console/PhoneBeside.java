package org.callboard.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.callboard.administration.Person;
import org.callboard.administration.PreviewActs;
import org.callboard.administration.SubscriberActs;
import org.callboard.administration.Unsaved;
import org.callboard.administration.UnsavedActs;
import org.callboard.administration.UnsavedEdit;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.InvalidValueException;
import org.callboard.subscriber.SubscriberFilter;

/**
 * Draws the phone beside an editor: of whom somebody asks for, or of the first who has the list.
 */
@ApplicationScoped
public class PhoneBeside {

  private final SubscriberActs people;
  private final PreviewActs previews;
  private final UnsavedActs unsaved;

  /** For the container's proxy only. */
  protected PhoneBeside() {
    this(null, null, null);
  }

  @Inject
  PhoneBeside(SubscriberActs people, PreviewActs previews, UnsavedActs unsaved) {
    this.people = people;
    this.previews = previews;
    this.unsaved = unsaved;
  }

  /**
   * The phone with what is saved.
   *
   * @param as whose; empty text for the first
   */
  Beside saved(LayerPlace place, String as, Texts texts) {
    Optional<String> username = person(place, as);
    if (username.isEmpty()) {
      return Beside.NOBODY;
    }
    boolean test = place.whose().isDraft();
    Phone phone =
        Phone.of(previews.global(place.cloudId, username.get(), test, false), test, texts);
    return new Beside(Optional.of(phone), username.get(), false);
  }

  /** The phone with an edit that is not saved; with what is saved, as long as the edit is wrong. */
  Beside unsaved(LayerPlace place, String as, UnsavedEdit edit, Texts texts) {
    Optional<String> username = person(place, as);
    if (username.isEmpty()) {
      return Beside.NOBODY;
    }
    boolean test = place.whose().isDraft();
    try {
      Phone phone =
          Phone.of(
              unsaved.global(
                  place.cloudId,
                  username.get(),
                  test,
                  new Unsaved(Optional.empty(), List.of(edit), () -> {})),
              test,
              texts);
      return new Beside(Optional.of(phone), username.get(), true);
    } catch (InvalidValueException | EditRefusedException e) {
      return saved(place, username.get(), texts);
    }
  }

  private Optional<String> person(LayerPlace place, String as) {
    LayerPlace.Whose whose = place.whose();
    if (whose.isOfPerson()) {
      return Optional.of(people.get(place.cloudId, whose.name()).username());
    }
    return named(place, as).or(() -> first(place));
  }

  /**
   * Somebody by what their list or search would find; a group's member, if it is a group's list.
   */
  private Optional<String> named(LayerPlace place, String as) {
    if (as == null || as.isBlank()) {
      return Optional.empty();
    }
    return found(place, as.strip(), 25).stream()
        .map(Person::subscriber)
        .filter(subscriber -> subscriber.username().equals(as.strip()))
        .findFirst()
        .or(() -> found(place, as.strip(), 1).stream().map(Person::subscriber).findFirst())
        .map(subscriber -> subscriber.username());
  }

  private Optional<String> first(LayerPlace place) {
    return found(place, "", 1).stream().findFirst().map(person -> person.subscriber().username());
  }

  private List<Person> found(LayerPlace place, String text, int limit) {
    String group = place.whose().name();
    return people
        .page(
            place.cloudId,
            PeopleSought.of(text, group, "").search(),
            SubscriberFilter.Sort.DISPLAY_NAME,
            0,
            limit)
        .items();
  }
}
