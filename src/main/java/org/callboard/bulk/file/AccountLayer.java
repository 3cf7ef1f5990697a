package org.callboard.bulk.file;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.callboard.account.AccountData;
import org.callboard.account.AccountSetting;
import org.callboard.account.AccountSettingJson;
import org.callboard.account.SettingCheck;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.mergeable.MergePriority;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Json;
import org.callboard.platform.JsonBody;

/**
 * The account settings of a layer in an export, with the priorities that it remembers.
 *
 * @param untold secrets of which the file has only the names
 */
record AccountLayer(AccountData data, Set<String> untold) {

  static final String MEMBER = "account";

  static final AccountLayer NONE = new AccountLayer(AccountData.EMPTY, Set.of());

  /**
   * As it is exported.
   *
   * @param cipher without one the values of secrets are left out
   * @param owner whose layer it is: a secret fits no other
   */
  static JsonObject write(AccountData data, Optional<ExportCipher> cipher, String owner) {
    JsonArrayBuilder settings = Json.createArrayBuilder();
    for (AccountSetting setting : data.settings().values()) {
      JsonObjectBuilder json = Json.createObjectBuilder(AccountSettingJson.of(setting, false));
      if (setting.secret()) {
        json.remove("value");
        cipher.ifPresent(
            c -> {
              String value = AccountSettingJson.of(setting, true).get("value").toString();
              json.add("encrypted", c.encrypt(value, place(owner, setting.name())));
            });
      }
      settings.add(json.remove("known"));
    }
    JsonObjectBuilder highest = Json.createObjectBuilder();
    data.highest().forEach((name, priority) -> highest.add(name, priority.value()));
    return Json.createObjectBuilder()
        .add("settings", settings)
        .add("highest", highest)
        .add("deletions", Json.createArrayBuilder(data.deletions()))
        .build();
  }

  private static String place(String owner, String name) {
    return MEMBER + "/" + owner + "/" + name;
  }

  /**
   * What {@link #write} wrote, if the layer has it.
   *
   * @param cipher empty if the file has no secrets, or nobody has given the passphrase
   */
  static AccountLayer read(JsonBody layer, Optional<ExportCipher> cipher, String owner) {
    return layer.object(MEMBER).map(json -> of(json, cipher, owner)).orElse(NONE);
  }

  private static AccountLayer of(JsonBody json, Optional<ExportCipher> cipher, String owner) {
    SortedMap<String, MergePriority> highest = new TreeMap<>();
    json.object("highest")
        .ifPresent(
            all ->
                all.integers()
                    .forEach(
                        (name, priority) ->
                            all.make(
                                () -> highest.put(checkedName(name), new MergePriority(priority)),
                                null)));
    AccountData data = AccountData.EMPTY.remembering(highest);
    Set<String> untold = new HashSet<>();
    for (JsonBody setting : json.objects("settings").orElse(List.of())) {
      String name = setting.requiredText("id");
      Optional<AccountSetting> read =
          setting.make(() -> setting(setting, name, cipher, owner), Optional.empty());
      data = read.isPresent() ? data.with(read.get()) : data;
      if (read.isEmpty()) {
        untold.add(name);
      }
    }
    for (String name : json.texts("deletions").orElse(List.of())) {
      if (!owner.equals(LayerOwner.DRAFT)) {
        json.refuse("deletions", "may only be in a draft.");
      }
      data = data.deleting(json.make(() -> checkedName(name), name));
    }
    return new AccountLayer(data, untold);
  }

  private static String checkedName(String name) {
    return new AccountSetting(name, new KeyNodeValue.Plain(""), Optional.empty(), false).name();
  }

  /** Empty if its value is not in the file, or cannot be read without a passphrase. */
  private static Optional<AccountSetting> setting(
      JsonBody json, String id, Optional<ExportCipher> cipher, String owner) {
    Optional<JsonValue> plain = json.value("value");
    Optional<String> encrypted = json.text("encrypted");
    Optional<Integer> priority = json.integer("priority");
    boolean secret = json.flag("secret").orElse(false);
    json.ignore("known");
    if (json.has("value") && plain.isEmpty()) {
      throw new InvalidValueException("value", "must not be null.");
    }
    String name = checkedName(id);
    Optional<JsonValue> value =
        plain.or(
            () ->
                cipher.flatMap(
                    c -> encrypted.map(text -> parsed(c.decrypt(text, place(owner, name))))));
    Optional<AccountSetting> setting =
        value.map(
            v ->
                new AccountSetting(
                    name, AccountSettingJson.value(v), priority.map(MergePriority::new), secret));
    setting.ifPresent(SettingCheck::check);
    return setting;
  }

  private static JsonValue parsed(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return reader.readValue();
    }
  }

  boolean saysNothing() {
    return equals(NONE);
  }

  /** What becomes of what is there: secrets that the file does not tell stay. */
  AccountData over(AccountData before) {
    AccountData all = before.emptied();
    for (String name : untold) {
      Optional<AccountSetting> kept = before.setting(name).filter(AccountSetting::secret);
      all = kept.isPresent() ? all.with(kept.get()) : all;
    }
    for (AccountSetting setting : data.settings().values()) {
      all = all.with(setting);
    }
    for (String name : data.deletions()) {
      all = all.deleting(name);
    }
    return all.remembering(data.highest());
  }

  /** How many characters its values have. */
  long length() {
    return data.settings().values().stream().mapToLong(s -> s.value().length()).sum();
  }

  @Override
  public String toString() {
    return "AccountLayer[" + data + "]";
  }
}
