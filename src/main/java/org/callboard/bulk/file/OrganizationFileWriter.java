package org.callboard.bulk.file;

import jakarta.json.JsonObject;
import jakarta.json.stream.JsonGenerator;
import java.io.OutputStream;
import java.util.Optional;
import org.callboard.bulk.file.OrganizationFile.Group;
import org.callboard.bulk.file.OrganizationFile.Member;
import org.callboard.bulk.file.OrganizationFile.Subscriber;
import org.callboard.platform.Json;
import org.callboard.platform.JsonObjectForm;

/**
 * Writes a file piece by piece, in the order of {@link Member}; only the piece that is written is
 * in memory. {@link OrganizationFileReader} reads it.
 */
final class OrganizationFileWriter implements AutoCloseable {

  private final JsonGenerator json;
  private final Optional<ExportCipher> cipher;
  private final JsonObjectForm<Group> groups;
  private final JsonObjectForm<Subscriber> subscribers;

  /**
   * @param cipher empty if the file is to have no secrets
   */
  OrganizationFileWriter(OutputStream out, Optional<ExportCipher> cipher) {
    this.json = Json.createGenerator(out);
    this.cipher = cipher;
    this.groups = OrganizationFile.group(cipher);
    this.subscribers = OrganizationFile.subscriber(cipher);
  }

  /** The first pieces of a file. */
  void begin(JsonObject organization) {
    json.writeStartObject();
    json.write(Member.FORMAT.label(), OrganizationFile.FORMAT);
    json.write(Member.ORGANIZATION.label(), organization);
    cipher.ifPresent(c -> json.write(Member.SECRETS.label(), c.json()));
  }

  void layers(FileLayer organization, FileLayer draft) {
    json.writeStartObject(Member.LAYERS.label());
    json.write(
        OwnedSecrets.ORGANIZATION,
        FileLayerJson.form(OwnedSecrets.ofOrganization(cipher)).write(organization));
    json.write(OwnedSecrets.DRAFT, FileLayerJson.form(OwnedSecrets.ofDraft(cipher)).write(draft));
    json.writeEnd();
  }

  /** Whatever is written next is one of several, until {@link #end}. */
  void begin(Member member) {
    json.writeStartArray(member.label());
  }

  void write(Group group) {
    json.write(groups.write(group));
  }

  void write(Subscriber subscriber) {
    json.write(subscribers.write(subscriber));
  }

  /** Ends what was begun last. */
  void end() {
    json.writeEnd();
  }

  @Override
  public void close() {
    json.close();
  }
}
