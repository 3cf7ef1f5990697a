package org.callboard.administration;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Optional;
import org.callboard.bulk.CsvShape;
import org.callboard.bulk.OnConflict;
import org.callboard.layer.LayerKey;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Json;

/** Wishes as they are kept for some minutes. */
final class ImportWishJson {

  private ImportWishJson() {}

  static String text(ImportWish wish) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("kind", wish.kind().name())
            .add("fileName", wish.fileName())
            .add("layer", wish.layer().kind().name())
            .add("owner", wish.layer().owner())
            .add("template", wish.template())
            .add("header", Json.createArrayBuilder(wish.shape().header()))
            .add("example", Json.createArrayBuilder(wish.shape().example()))
            .add("unreadable", wish.shape().unreadable())
            .add("onConflict", wish.choice().onConflict().name())
            .add("meanings", Json.createArrayBuilder(wish.choice().meanings()))
            .add("skipsUnknown", wish.choice().skipsUnknown());
    wish.passphrase().ifPresent(text -> json.add("passphrase", text));
    wish.choice().charset().ifPresent(text -> json.add("charset", text));
    return json.build().toString();
  }

  /**
   * Reads one.
   *
   * @throws EditRefusedException if another version of this server has written it
   */
  static ImportWish of(String text) {
    try {
      JsonObject json = Json.storedObject(text).orElseThrow(IllegalArgumentException::new);
      return new ImportWish(
          ImportKind.valueOf(json.getString("kind")),
          json.getString("fileName"),
          new LayerName(LayerKey.Kind.valueOf(json.getString("layer")), json.getString("owner")),
          json.getString("template"),
          Optional.ofNullable(json.getString("passphrase", null)),
          new CsvShape(
              texts(json.getJsonArray("header")),
              texts(json.getJsonArray("example")),
              json.getBoolean("unreadable")),
          new ImportChoice(
              OnConflict.valueOf(json.getString("onConflict")),
              Optional.ofNullable(json.getString("charset", null)),
              texts(json.getJsonArray("meanings")),
              json.getBoolean("skipsUnknown")));
    } catch (IllegalArgumentException | NullPointerException | ClassCastException e) {
      throw EditRefusedException.notFound("file");
    }
  }

  private static List<String> texts(JsonArray array) {
    return array.getValuesAs(JsonString.class).stream().map(JsonString::getString).toList();
  }
}
