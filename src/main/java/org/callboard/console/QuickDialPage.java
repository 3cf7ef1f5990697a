package org.callboard.console;

import java.util.List;
import java.util.Optional;

/**
 * A quick dial list.
 *
 * @param place whose it is
 * @param edits whether the reader may edit it
 * @param version of the whole list
 * @param changes how many changes wait in the draft; 0 if the list is no draft
 * @param hidden what the list hides of the lists below it
 * @param unreadable the ids of what is stored and cannot be read
 */
public record QuickDialPage(
    Place place,
    boolean edits,
    List<Row> rows,
    Part part,
    String sought,
    String version,
    int changes,
    List<Hidden> hidden,
    List<String> unreadable,
    Beside beside) {

  public QuickDialPage {
    rows = List.copyOf(rows);
    hidden = List.copyOf(hidden);
    unreadable = List.copyOf(unreadable);
  }

  /**
   * Whose list a page is about.
   *
   * @param kind the word by which texts about it end: draft, organization, group or subscriber
   * @param owner the group or the person; empty text for the organization
   * @param list the address of the list
   */
  public record Place(String kind, String owner, String list, String query) {

    static Place of(ListPlace place, String root) {
      return new Place(
          place.layerKind(),
          place.owner().orElse(""),
          root + "/" + place.page(),
          place.isOrganizations() && !place.isDraft() ? "?into=live" : "");
    }

    public boolean isOrganizations() {
      return owner.isEmpty();
    }

    public boolean isDraft() {
      return kind.equals("draft");
    }

    /** Whether the tile's entry is of this list. */
    boolean holds(Phone.Tile tile) {
      return list.endsWith("/" + tile.page());
    }

    /** The address of the list's page of this name. */
    public String at(String name) {
      return list + "/" + name + query;
    }

    /** The same with one more value in its query. */
    public String at(String name, String key, String value) {
      return at(name) + (query.isEmpty() ? "?" : "&") + key + "=" + Address.encoded(value);
    }

    /** The list with one more value in its query. */
    public String with(String key, String value) {
      return list + query + (query.isEmpty() ? "?" : "&") + key + "=" + Address.encoded(value);
    }
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

  /** An entry of a list below that phones do not get because of this list. */
  public record Hidden(String id, String name) {}

  /** What can be hidden: tiles of the phone that come from a list below. */
  public List<Phone.Tile> hideable() {
    return beside.phone().stream()
        .flatMap(phone -> phone.tiles().stream())
        .filter(tile -> !tile.isOwn() && !place.holds(tile))
        .toList();
  }

  /** Whether the list is in its order, and all of its part is there. */
  public boolean isOrdered() {
    return edits && sought.isEmpty();
  }

  /** The address of another part of the list. */
  public String part(int number) {
    String page = place.with("page", String.valueOf(number));
    return sought.isEmpty() ? page : page + "&q=" + Address.encoded(sought);
  }
}
