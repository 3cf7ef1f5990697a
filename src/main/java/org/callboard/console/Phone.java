package org.callboard.console;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.callboard.administration.PreviewActs;
import org.callboard.dialdata.DialData;
import org.callboard.dialdata.Explanation;
import org.callboard.dialdata.QuickDialItem;
import org.callboard.layer.Layer;
import org.callboard.layer.Layers;

/**
 * What a phone converges to, to be drawn.
 *
 * @param owner the name of the person
 * @param test whether it is the editable version of the app
 * @param whole whether all of it is known
 */
public record Phone(String owner, boolean test, List<Tile> tiles, boolean whole) {

  /** More tiles are only counted: nobody looks through them, and a page of thousands is slow. */
  private static final int DRAWN = 200;

  public Phone {
    tiles = List.copyOf(tiles);
  }

  /** The first tiles, which are drawn. */
  public List<Tile> drawn() {
    return tiles.subList(0, Math.min(DRAWN, tiles.size()));
  }

  /** How many more there are. */
  public int undrawn() {
    return tiles.size() - drawn().size();
  }

  /**
   * A tile of the first screen.
   *
   * @param initial what stands in the place of a picture
   * @param locked whether people cannot change it on their phones
   * @param layer where it comes from, in words
   * @param whose in whose list it is
   * @param hidden the layers below that have it, too
   */
  public record Tile(
      String id,
      String name,
      String number,
      String initial,
      boolean locked,
      String layer,
      LayerPlace.Whose whose,
      List<String> hidden) {

    public Tile {
      hidden = List.copyOf(hidden);
    }
  }

  static Phone of(PreviewActs.Phone<Layers<DialData>> phone, boolean test, Texts texts) {
    DialData folded = DialData.folded(phone.layers());
    Map<String, Explanation> why =
        Explanation.of(phone.layers(), phone.organization().replacePriority()).stream()
            .filter(explanation -> explanation.kind() == Explanation.Kind.QUICK_DIAL_ITEM)
            .collect(Collectors.toMap(Explanation::id, Function.identity()));
    return new Phone(
        phone.subscriber().displayName().orElse(phone.subscriber().username()),
        test,
        folded.quickDial().stream()
            .map(item -> tile(item, why.get(item.id()), phone.subscriber().username(), texts))
            .toList(),
        folded.whole());
  }

  private static Tile tile(QuickDialItem item, Explanation why, String username, Texts texts) {
    String name = item.displayName();
    return new Tile(
        item.id(),
        name,
        item.uri(),
        initial(name),
        item.priority().isLocked(),
        layer(why.layer(), texts),
        LayerPlace.Whose.of(why.layer(), username),
        why.overrides().stream().map(from -> layer(from, texts)).toList());
  }

  /** What stands in the place of a picture. */
  static String initial(String name) {
    return name.substring(0, name.offsetByCodePoints(0, 1));
  }

  private static String layer(String name, Texts texts) {
    return name.startsWith(Layer.GROUP)
        ? texts.get("layer.group", name.substring(Layer.GROUP.length()))
        : texts.get("layer." + name);
  }
}
