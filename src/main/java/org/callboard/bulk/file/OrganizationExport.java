package org.callboard.bulk.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.stream.JsonGenerator;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.callboard.account.AccountData;
import org.callboard.account.AccountLayerDirectory;
import org.callboard.bulk.ExportRecord;
import org.callboard.dialdata.DialData;
import org.callboard.dialdata.DialLayerDirectory;
import org.callboard.layer.LayerKey;
import org.callboard.organization.Group;
import org.callboard.organization.OrganizationJson;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.InvalidValueException.Violation;
import org.callboard.platform.Json;
import org.callboard.platform.UnreadableJson;
import org.callboard.subscriber.Attributes;
import org.callboard.subscriber.SubscriberBulkEditor;
import org.callboard.subscriber.SubscriberSnapshot;

/** Writes a whole organization as JSON, one subscriber after the other. */
@ApplicationScoped
public class OrganizationExport {

  static final String FORMAT = "callboard-organization-1";

  private static final int BATCH = 500;

  private static final List<Violation> LACKS_ATTRIBUTES =
      List.of(new Violation("attributes", "are incomplete: some of them cannot be read."));

  private final DialLayerDirectory layers;
  private final AccountLayerDirectory accounts;
  private final SubscriberBulkEditor subscribers;
  private final ExportRecord exportRecord;

  /** For the container's proxy only. */
  protected OrganizationExport() {
    this(null, null, null, null);
  }

  @Inject
  OrganizationExport(
      DialLayerDirectory layers,
      AccountLayerDirectory accounts,
      SubscriberBulkEditor subscribers,
      ExportRecord exportRecord) {
    this.layers = layers;
    this.accounts = accounts;
    this.subscribers = subscribers;
    this.exportRecord = exportRecord;
  }

  /** What is written of one organization. */
  private record Writing(
      OrganizationSnapshot organization, Optional<ExportCipher> cipher, JsonGenerator json) {}

  /** Checks a passphrase before anything is written. */
  public void check(Optional<String> passphrase) {
    passphrase.ifPresent(ExportCipher::check);
  }

  /**
   * Writes all.
   *
   * @param passphrase encrypts the password hashes; without one they are left out
   */
  public void write(
      OrganizationSnapshot organization, Optional<String> passphrase, OutputStream out) {
    exportRecord.of(organization, "export", passphrase.isPresent());
    Optional<ExportCipher> cipher = passphrase.map(ExportCipher::of);
    try (JsonGenerator json = Json.createGenerator(out)) {
      Writing writing = new Writing(organization, cipher, json);
      json.writeStartObject();
      json.write("format", FORMAT);
      json.write("organization", OrganizationJson.of(organization));
      cipher.ifPresent(c -> json.write("secrets", c.json()));
      writeLayers(writing);
      writeSubscribers(writing);
      json.writeEnd();
    }
  }

  private void writeLayers(Writing writing) {
    OrganizationSnapshot organization = writing.organization();
    JsonGenerator json = writing.json();
    json.writeStartObject("layers");
    LayerKey live = LayerKey.ofOrganization(organization.id());
    json.write("organization", layer(writing, live, LayerOwner.ORGANIZATION));
    LayerKey draft = LayerKey.ofDraft(organization.id());
    json.write("draft", layer(writing, draft, LayerOwner.DRAFT));
    json.writeEnd();
    json.writeStartArray("groups");
    for (Group group : organization.groups()) {
      JsonObjectBuilder object = Json.createObjectBuilder().add("name", group.name().text());
      LayerKey key = LayerKey.ofGroup(organization.id(), group.id());
      addLayer(object, writing, layers.load(key), accounts.load(key), LayerOwner.of(group.name()));
      json.write(object.build());
    }
    json.writeEnd();
  }

  private void writeSubscribers(Writing writing) {
    writing.json().writeStartArray("subscribers");
    long last = -1;
    List<SubscriberSnapshot> batch;
    do {
      batch = subscribers.after(writing.organization().id(), last, BATCH);
      List<LayerKey> keys = batch.stream().map(OrganizationExport::key).toList();
      Map<LayerKey, DialData> data = layers.loadAll(keys);
      Map<LayerKey, AccountData> settings = accounts.loadAll(keys);
      for (SubscriberSnapshot subscriber : batch) {
        LayerKey key = key(subscriber);
        write(writing, subscriber, data.get(key), settings.get(key));
        last = subscriber.id();
      }
    } while (!batch.isEmpty());
    writing.json().writeEnd();
  }

  private static LayerKey key(SubscriberSnapshot subscriber) {
    return LayerKey.ofSubscriber(subscriber.name().organizationId(), subscriber.id());
  }

  private static void write(
      Writing writing, SubscriberSnapshot subscriber, DialData layer, AccountData account) {
    JsonArrayBuilder groups = Json.createArrayBuilder();
    writing.organization().groups().stream()
        .filter(group -> subscriber.groupIds().contains(group.id()))
        .forEach(group -> groups.add(group.name().text()));
    JsonObjectBuilder json = Json.createObjectBuilder().add("username", subscriber.username());
    subscriber.displayName().ifPresent(name -> json.add("displayName", name));
    json.add("enabled", subscriber.enabled()).add("groups", groups);
    if (!subscriber.attributes().equals(Attributes.NONE)) {
      json.add("attributes", subscriber.attributes().json());
    }
    if (!subscriber.attributes().whole()) {
      UnreadableJson.addTo(json, LACKS_ATTRIBUTES); // or nobody would miss them after an import
    }
    writing
        .cipher()
        .ifPresent(
            cipher ->
                json.add(
                    "passwordHash",
                    cipher.encrypt(subscriber.passwordHash(), subscriber.name().usernameKey())));
    addLayer(
        json, writing, layer, account, LayerOwner.ofSubscriber(subscriber.name().usernameKey()));
    writing.json().write(json.build());
  }

  private JsonObject layer(Writing writing, LayerKey key, String owner) {
    return layer(writing, layers.load(key), accounts.load(key), owner);
  }

  private static JsonObject layer(
      Writing writing, DialData layer, AccountData account, String owner) {
    JsonObjectBuilder json = Json.createObjectBuilder(LayerJson.write(layer));
    if (!account.equals(AccountData.EMPTY)) {
      json.add(AccountLayer.MEMBER, AccountLayer.write(account, writing.cipher(), owner));
    }
    return json.build();
  }

  private static void addLayer(
      JsonObjectBuilder json, Writing writing, DialData layer, AccountData account, String owner) {
    if (!layer.equals(DialData.EMPTY) || !account.equals(AccountData.EMPTY)) {
      json.add("layer", layer(writing, layer, account, owner));
    }
  }
}
