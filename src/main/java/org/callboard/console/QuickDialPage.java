package org.callboard.console;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A quick dial list.
 *
 * @param whose whose it is
 * @param here its address
 * @param edits whether the reader may edit it
 * @param version of the whole list
 * @param changes how many changes wait in the draft; 0 if the list is no draft
 * @param hidden what the list hides of the lists below it
 * @param unreadable the ids of what is stored and cannot be read
 */
public record QuickDialPage(
    LayerPlace.Whose whose,
    String here,
    boolean edits,
    List<Row> rows,
    Part part,
    String sought,
    String version,
    int changes,
    List<Hidden> hidden,
    List<String> unreadable,
    Beside beside) {

  /** Who wants to hide another one of so many looks for it. */
  private static final int OFFERED = 200;

  public QuickDialPage {
    rows = List.copyOf(rows);
    hidden = List.copyOf(hidden);
    unreadable = List.copyOf(unreadable);
  }

  /**
   * An entry in the list.
   *
   * @param change what publishing does to it, in a word; empty if nothing
   * @param first whether none is above it
   */
  public record Row(
      String id,
      String name,
      String number,
      boolean locked,
      Optional<String> change,
      boolean first,
      boolean last) {

    /** What stands in the place of a picture. */
    public String initial() {
      return Phone.initial(name);
    }
  }

  /** What stands above the list of a person. */
  public String ownerName() {
    return beside.phone().map(Phone::owner).orElse(whose.name());
  }

  /** An entry of a list below that phones do not get because of this list. */
  public record Hidden(String id, String name) {}

  /** What can be hidden: tiles that come from a list below, of many those that are looked for. */
  public List<Phone.Tile> hideable() {
    return below().limit(OFFERED).toList();
  }

  /** Whether there is more of that than is offered. */
  public boolean hasMoreHideable() {
    return below().count() > OFFERED;
  }

  private Stream<Phone.Tile> below() {
    return beside.phone().stream()
        .flatMap(phone -> phone.tiles().stream())
        .filter(tile -> !tile.whose().isOfPerson() && !tile.whose().equals(whose))
        .filter(tile -> isSought(tile.name(), tile.number(), sought));
  }

  /** Whether somebody looks for an entry. */
  static boolean isSought(String name, String number, String sought) {
    return contains(name, sought) || contains(number, sought);
  }

  private static boolean contains(String text, String sought) {
    return text.toLowerCase(Locale.ROOT).contains(sought.toLowerCase(Locale.ROOT));
  }

  /** Whether the list is in its order, and all of its part is there. */
  public boolean isOrdered() {
    return edits && sought.isEmpty();
  }

  /** The address of another part of the list. */
  public String part(int number) {
    return here + Address.query("page", String.valueOf(number), "q", sought);
  }
}
