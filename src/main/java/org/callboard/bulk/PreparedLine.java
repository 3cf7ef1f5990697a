package org.callboard.bulk;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.callboard.account.AccountSetting;
import org.callboard.account.AccountSettingJson;
import org.callboard.mergeable.MergePriority;
import org.callboard.organization.GroupName;
import org.callboard.platform.Json;
import org.callboard.subscriber.Attributes;
import org.callboard.subscriber.SubscriberEntry;
import org.callboard.subscriber.Username;

/**
 * A line that was read, checked and hashed, on its way through a {@link TempFile}.
 *
 * @param settings of the subscriber's own layer
 */
public record PreparedLine(long line, SubscriberEntry entry, List<AccountSetting> settings) {

  /** About how many characters it keeps in memory. */
  int weight() {
    return settings.stream().mapToInt(setting -> setting.value().length()).sum()
        + entry.attributes().values().values().stream().mapToInt(String::length).sum();
  }

  void write(DataOutputStream out) throws IOException {
    out.writeLong(line);
    out.writeUTF(entry.username().text());
    writeText(out, entry.displayName());
    out.writeByte(entry.enabled().map(enabled -> enabled ? 1 : 0).orElse(-1));
    writeText(out, entry.passwordHash());
    out.writeInt(entry.groups().map(List::size).orElse(-1));
    for (GroupName group : entry.groups().orElse(List.of())) {
      out.writeUTF(group.text());
    }
    out.writeInt(entry.attributes().values().size());
    for (Map.Entry<String, String> attribute : entry.attributes().entries()) {
      out.writeUTF(attribute.getKey());
      out.writeUTF(attribute.getValue());
    }
    out.writeInt(settings.size());
    for (AccountSetting setting : settings) {
      writeLong(out, AccountSettingJson.of(setting, true).toString());
    }
  }

  /** The next one, if there is one. */
  static Optional<PreparedLine> read(DataInputStream in) throws IOException {
    long line;
    try {
      line = in.readLong();
    } catch (EOFException e) {
      return Optional.empty();
    }
    SubscriberEntry entry =
        new SubscriberEntry(
            new Username(in.readUTF()),
            readText(in),
            readFlag(in),
            readText(in),
            readGroups(in),
            readAttributes(in));
    List<AccountSetting> settings = new ArrayList<>();
    for (int i = in.readInt(); i > 0; i--) {
      settings.add(setting(readLong(in)));
    }
    return Optional.of(new PreparedLine(line, entry, settings));
  }

  private static Optional<Boolean> readFlag(DataInputStream in) throws IOException {
    byte flag = in.readByte();
    return flag < 0 ? Optional.empty() : Optional.of(flag == 1);
  }

  private static Optional<List<GroupName>> readGroups(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0) {
      return Optional.empty();
    }
    List<GroupName> names = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      names.add(new GroupName(in.readUTF()));
    }
    return Optional.of(names);
  }

  private static Attributes readAttributes(DataInputStream in) throws IOException {
    SortedMap<String, String> attributes = new TreeMap<>();
    for (int i = in.readInt(); i > 0; i--) {
      attributes.put(in.readUTF(), in.readUTF());
    }
    return new Attributes(attributes);
  }

  private static AccountSetting setting(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      JsonObject json = reader.readObject();
      return new AccountSetting(
          json.getString("id"),
          AccountSettingJson.value(json.get("value")),
          json.get("priority") instanceof JsonNumber number
              ? Optional.of(new MergePriority(number.intValueExact()))
              : Optional.empty(),
          json.getBoolean("secret"));
    }
  }

  private static void writeText(DataOutputStream out, Optional<String> text) throws IOException {
    out.writeBoolean(text.isPresent());
    if (text.isPresent()) {
      out.writeUTF(text.get());
    }
  }

  private static Optional<String> readText(DataInputStream in) throws IOException {
    return in.readBoolean() ? Optional.of(in.readUTF()) : Optional.empty();
  }

  /** {@link DataOutputStream#writeUTF} takes 64 KiB only. */
  private static void writeLong(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String readLong(DataInputStream in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
