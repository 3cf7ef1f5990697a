package org.callboard.bulk.file;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.HashSet;
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
import org.callboard.platform.Violations;

/**
 * The account settings of a layer in an export, with the priorities that it remembers.
 *
 * @param untold secrets of which the file has only the names
 */
record AccountLayer(AccountData data, Set<String> untold) {

  static final String MEMBER = "account";

  static final AccountLayer NONE = new AccountLayer(AccountData.EMPTY, Set.of());
  private static final Set<String> MEMBERS = Set.of("settings", "highest", "deletions");
  private static final Set<String> OF_SETTING =
      Set.of("id", "value", "encrypted", "priority", "secret", "known");

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
   * @throws InvalidValueException if it is anything else
   */
  static AccountLayer read(JsonObject layer, Optional<ExportCipher> cipher, String owner) {
    if (!layer.containsKey(MEMBER)) {
      return NONE;
    }
    try {
      JsonObject json = layer.getJsonObject(MEMBER);
      JsonMembers.known(json, MEMBERS);
      AccountData data = AccountData.EMPTY.remembering(highest(json));
      Set<String> untold = new HashSet<>();
      Violations violations = new Violations();
      for (JsonValue value : array(json, "settings")) {
        JsonObject setting = value.asJsonObject();
        Optional<AccountSetting> read =
            violations.read(() -> setting(setting, cipher, owner), Optional.empty());
        data = read.isPresent() ? data.with(read.get()) : data;
        if (read.isEmpty()) {
          untold.add(OrganizationEntries.name(setting, "id"));
        }
      }
      violations.throwIfAny();
      for (JsonString name : array(json, "deletions").getValuesAs(JsonString.class)) {
        if (!owner.equals(LayerOwner.DRAFT)) {
          throw new InvalidValueException(MEMBER + ".deletions", "may only be in a draft.");
        }
        data = data.deleting(checkedName(name.getString()));
      }
      return new AccountLayer(data, untold);
    } catch (ClassCastException | NullPointerException | ArithmeticException e) {
      throw new InvalidValueException(MEMBER, "is not as an export writes it.");
    }
  }

  private static JsonArray array(JsonObject json, String name) {
    return json.containsKey(name) ? json.getJsonArray(name) : JsonValue.EMPTY_JSON_ARRAY;
  }

  private static SortedMap<String, MergePriority> highest(JsonObject json) {
    SortedMap<String, MergePriority> highest = new TreeMap<>();
    if (json.containsKey("highest")) {
      json.getJsonObject("highest")
          .forEach(
              (name, priority) ->
                  highest.put(
                      checkedName(name),
                      new MergePriority(((JsonNumber) priority).intValueExact())));
    }
    return highest;
  }

  private static String checkedName(String name) {
    return new AccountSetting(name, new KeyNodeValue.Plain(""), Optional.empty(), false).name();
  }

  /** Empty if its value is not in the file, or cannot be read without a passphrase. */
  private static Optional<AccountSetting> setting(
      JsonObject json, Optional<ExportCipher> cipher, String owner) {
    JsonMembers.known(json, OF_SETTING);
    String name = checkedName(JsonMembers.text(json, "id").orElse(""));
    try {
      Optional<JsonValue> value = Optional.ofNullable(json.get("value"));
      if (value.isEmpty()) {
        value =
            cipher.flatMap(
                c ->
                    JsonMembers.text(json, "encrypted")
                        .map(secret -> parsed(c.decrypt(secret, place(owner, name)))));
      }
      Optional<AccountSetting> setting =
          value.map(
              v ->
                  new AccountSetting(
                      name,
                      AccountSettingJson.value(v),
                      JsonMembers.number(json, "priority").map(MergePriority::new),
                      JsonMembers.flag(json, "secret").orElse(false)));
      setting.ifPresent(SettingCheck::check);
      return setting;
    } catch (InvalidValueException e) {
      throw new InvalidValueException(
          e.violations().stream()
              .map(v -> new InvalidValueException.Violation(name + "." + v.field(), v.sentence()))
              .toList());
    }
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
