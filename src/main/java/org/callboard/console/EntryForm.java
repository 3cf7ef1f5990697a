package org.callboard.console;

import java.util.Optional;
import org.callboard.administration.EntryId;
import org.callboard.dialdata.QuickDialItem;
import org.callboard.mergeable.MergePriority;
import org.callboard.platform.InvalidValueException;

/**
 * A quick dial entry as it stands in a form.
 *
 * @param id of an entry that is there; empty text if it is new
 * @param distinction what the id of a new entry ends with, so that a form sent twice makes one
 * @param picture the address of a picture; empty text if there is none
 * @param locked whether people cannot change it in the app
 * @param priority that it had before
 * @param version of the state that it replaces; empty text if it is new
 */
public record EntryForm(
    String id,
    String distinction,
    String name,
    String number,
    String picture,
    boolean locked,
    int priority,
    String version) {

  static EntryForm empty() {
    return new EntryForm(
        "", EntryId.distinction(), "", "", "", false, MergePriority.PROVISIONED.value(), "");
  }

  static EntryForm of(QuickDialItem item) {
    return new EntryForm(
        item.id(),
        "",
        item.displayName(),
        item.uri(),
        item.portrait().orElse(""),
        item.priority().isLocked(),
        item.priority().value(),
        QuickDialList.version(item));
  }

  /** A new entry that begins as a copy. */
  static EntryForm copy(QuickDialItem item) {
    EntryForm form = of(item);
    return new EntryForm(
        "",
        EntryId.distinction(),
        form.name,
        form.number,
        form.picture,
        form.locked,
        form.priority,
        "");
  }

  static EntryForm of(Form form) {
    return new EntryForm(
        form.text("id"),
        form.filled("distinction").orElseGet(EntryId::distinction),
        form.text("name"),
        form.text("number"),
        form.text("picture").strip(),
        form.has("locked"),
        priority(form.text("priority")),
        form.text("version"));
  }

  private static int priority(String text) {
    return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : MergePriority.PROVISIONED.value();
  }

  public boolean isNew() {
    return id.isEmpty();
  }

  /** The same, knowing what is saved now. */
  EntryForm over(EntryForm saved) {
    return new EntryForm(id, distinction, name, number, picture, locked, priority, saved.version);
  }

  /** Both versions: this one, and what is saved now. */
  Overtaken beside(EntryForm saved, Overtaken both, Frame frame) {
    return both.with(frame.t("entry.name"), name, saved.name)
        .with(frame.t("entry.number"), number, saved.number)
        .with(frame.t("entry.picture"), picture, saved.picture)
        .with(frame.t("entry.locked"), yesOrNo(locked, frame), yesOrNo(saved.locked, frame));
  }

  private static String yesOrNo(boolean is, Frame frame) {
    return frame.t(is ? "settings.yes" : "settings.no");
  }

  /**
   * The entry.
   *
   * @throws InvalidValueException if the form has something that cannot be
   */
  QuickDialItem item() {
    return QuickDialItem.given(
        isNew() ? EntryId.of(name, distinction) : id,
        name,
        number,
        picture.isEmpty() ? Optional.empty() : Optional.of(picture),
        MergePriority.nearest(priority).locked(locked));
  }
}
