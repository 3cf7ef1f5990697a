package org.callboard.bulk.file;

import java.util.Optional;
import org.callboard.account.AccountSettingJson;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.organization.GroupName;
import org.callboard.password.HashBounds;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Json;
import org.callboard.platform.JsonForm;
import org.callboard.platform.Text;

/**
 * The secrets of one layer and its owner, each bound to both, so that it fits nowhere else. Owners
 * are named as names were compared at first, for the files that there are.
 *
 * @param cipher empty if the file has no secrets, or nobody has given the passphrase: then they are
 *     passed over
 */
record OwnedSecrets(Optional<ExportCipher> cipher, String owner) {

  /** Passes over all. */
  static final OwnedSecrets NONE = new OwnedSecrets(Optional.empty(), "");

  static final String ORGANIZATION = "organization";
  static final String DRAFT = "draft";

  static OwnedSecrets ofOrganization(Optional<ExportCipher> cipher) {
    return new OwnedSecrets(cipher, ORGANIZATION);
  }

  static OwnedSecrets ofDraft(Optional<ExportCipher> cipher) {
    return new OwnedSecrets(cipher, DRAFT);
  }

  /**
   * @param group null if it cannot be read
   */
  static OwnedSecrets ofGroup(GroupName group, Optional<ExportCipher> cipher) {
    return group == null
        ? NONE
        : new OwnedSecrets(cipher, "group:" + Text.formerlyFolded(group.text()));
  }

  /**
   * @param username null if it cannot be read
   */
  static OwnedSecrets ofSubscriber(String username, Optional<ExportCipher> cipher) {
    return username == null
        ? NONE
        : new OwnedSecrets(cipher, "subscriber:" + Text.formerlyFolded(username));
  }

  boolean areOfDraft() {
    return owner.equals(DRAFT);
  }

  /** Values of the setting of this name, encrypted. */
  JsonForm<KeyNodeValue> values(String name) {
    String place = "account/" + owner + "/" + name;
    return JsonForm.of(
        (object, member, json) ->
            sealed(place)
                .read(object, member, json)
                .flatMap(text -> object.make(() -> Optional.of(value(text)), Optional.empty())),
        value -> sealed(place).write(AccountSettingJson.FORM.write(value).toString()));
  }

  private static KeyNodeValue value(String json) {
    return Json.stored(json)
        .map(value -> AccountSettingJson.FORM.read("value", value))
        .orElseThrow(() -> new InvalidValueException("value", "is not the expected JSON."));
  }

  /**
   * The password hash of the subscriber, encrypted.
   *
   * @param username null if it cannot be read
   */
  JsonForm<String> hashes(String username) {
    String place = username == null ? "" : Text.formerlyFolded(username);
    return sealed(place)
        .checked(
            hash -> {
              HashBounds.checkForm(hash);
              return hash;
            });
  }

  /** A text, encrypted for one place. */
  private JsonForm<String> sealed(String place) {
    return JsonForm.of(
        (object, name, json) ->
            JsonForm.TEXT
                .read(object, name, json)
                .flatMap(
                    text ->
                        cipher.flatMap(
                            c ->
                                object.make(
                                    () -> Optional.of(c.decrypt(text, place)), Optional.empty()))),
        text -> Json.createValue(cipher.orElseThrow().encrypt(text, place)));
  }
}
