package org.callboard.bulk;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.callboard.organization.Attributes;
import org.callboard.organization.GroupName;
import org.callboard.organization.SubscriberEntry;
import org.callboard.organization.Username;

/** A line that was read, checked and hashed, on its way through a {@link TempFile}. */
record PreparedLine(long line, SubscriberEntry entry) {

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
  }

  /** The next one, if there is one. */
  static Optional<PreparedLine> read(DataInputStream in) throws IOException {
    long line;
    try {
      line = in.readLong();
    } catch (EOFException e) {
      return Optional.empty();
    }
    Username username = new Username(in.readUTF());
    Optional<String> displayName = readText(in);
    byte enabled = in.readByte();
    Optional<String> hash = readText(in);
    int groupCount = in.readInt();
    Optional<List<GroupName>> groups = Optional.empty();
    if (groupCount >= 0) {
      List<GroupName> names = new ArrayList<>(groupCount);
      for (int i = 0; i < groupCount; i++) {
        names.add(new GroupName(in.readUTF()));
      }
      groups = Optional.of(names);
    }
    SortedMap<String, String> attributes = new TreeMap<>();
    for (int i = in.readInt(); i > 0; i--) {
      attributes.put(in.readUTF(), in.readUTF());
    }
    return Optional.of(
        new PreparedLine(
            line,
            new SubscriberEntry(
                username,
                displayName,
                enabled < 0 ? Optional.empty() : Optional.of(enabled == 1),
                hash,
                groups,
                new Attributes(attributes))));
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
}
