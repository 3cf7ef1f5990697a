package org.callboard.account;

import java.util.Optional;
import org.callboard.layer.LayerKey;
import org.callboard.mergeable.MergePriority;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.SecretCipher;

/**
 * A row of {@code account_setting} on its way to a value.
 *
 * @param stored the value as it is stored; null if the layer does not set it
 * @param priority null for the implicit one
 * @param highest 0 if no phone has ever held it from this layer
 */
record AccountRow(
    LayerKey key,
    String name,
    String stored,
    boolean secret,
    boolean deleted,
    Integer priority,
    int highest) {

  /** What {@link #of} reads, of an entity that is called {@code e}. */
  static final String COLUMNS =
      "e.kind, e.organizationId, e.ownerId, e.name, e.stored, e.secret, e.deleted, e.priority,"
          + " e.highest";

  /** Whether {@link #of} can read them: a newer version of this server may know other kinds. */
  static boolean isOfKnownKind(Object[] columns) {
    return LayerKey.Kind.isOne((String) columns[0]);
  }

  static AccountRow of(Object[] columns) {
    return new AccountRow(
        new LayerKey(
            LayerKey.Kind.valueOf((String) columns[0]), (Long) columns[1], (Long) columns[2]),
        (String) columns[3],
        (String) columns[4],
        (Boolean) columns[5],
        (Boolean) columns[6],
        (Integer) columns[7],
        (Integer) columns[8]);
  }

  /** Where the row is: an encrypted value can be read nowhere else. */
  static String place(LayerKey key, String name) {
    return key.kind() + "/" + key.ownerId() + "/" + name;
  }

  /** A value out of range can only come from somebody's SQL; the nearest legal one is meant. */
  Optional<MergePriority> highestPriority() {
    return highest > 0 ? Optional.of(MergePriority.nearest(highest)) : Optional.empty();
  }

  /**
   * The setting; the row must have one.
   *
   * @throws InvalidValueException if it cannot be read; it says nothing of the value
   */
  AccountSetting setting(SecretCipher cipher) {
    String json = stored;
    if (stored.startsWith(SecretCipher.PREFIX)) {
      json =
          cipher
              .decrypt(stored, place(key, name))
              .orElseThrow(
                  () ->
                      new InvalidValueException(
                          AccountSettingJson.VALUE, "cannot be decrypted by any key."));
    }
    return new AccountSetting(
        name,
        AccountSettingJson.read(json),
        Optional.ofNullable(priority).map(MergePriority::new),
        secret);
  }

  @Override
  public String toString() {
    return "AccountRow[" + place(key, name) + "]";
  }
}
