package org.callboard.bulk.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.callboard.account.AccountData;
import org.callboard.account.AccountLayerDirectory;
import org.callboard.bulk.ExportRecord;
import org.callboard.bulk.file.OrganizationFile.Member;
import org.callboard.bulk.file.OrganizationFile.Subscriber;
import org.callboard.dialdata.DialData;
import org.callboard.dialdata.DialLayerDirectory;
import org.callboard.layer.LayerKey;
import org.callboard.organization.Group;
import org.callboard.organization.OrganizationJson;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.subscriber.SubscriberBulkEditor;
import org.callboard.subscriber.SubscriberSnapshot;

/** Writes a whole organization as JSON, one subscriber after the other. */
@ApplicationScoped
public class OrganizationExport {

  private static final int BATCH = 500;

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

  /** Checks a passphrase before anything is written. */
  public void check(Optional<String> passphrase) {
    passphrase.ifPresent(ExportCipher::check);
  }

  /**
   * Writes all.
   *
   * @param passphrase encrypts password hashes and secret account settings; without one they are
   *     left out
   */
  public void write(
      OrganizationSnapshot organization, Optional<String> passphrase, OutputStream out) {
    exportRecord.of(organization, "export", passphrase.isPresent());
    writeWith(passphrase.map(ExportCipher::of), organization, out);
  }

  /** Writes all, with secrets if there is a cipher for them. */
  void writeWith(
      Optional<ExportCipher> cipher, OrganizationSnapshot organization, OutputStream out) {
    boolean secrets = cipher.isPresent();
    try (OrganizationFileWriter file = new OrganizationFileWriter(out, cipher)) {
      file.begin(OrganizationJson.ofFile(organization));
      file.layers(
          layer(LayerKey.ofOrganization(organization.id()), secrets),
          layer(LayerKey.ofDraft(organization.id()), secrets));
      file.begin(Member.GROUPS);
      for (Group group : organization.groups()) {
        LayerKey key = LayerKey.ofGroup(organization.id(), group.id());
        file.write(new OrganizationFile.Group(group.name(), layer(key, secrets)));
      }
      file.end();
      file.begin(Member.SUBSCRIBERS);
      writeSubscribers(organization, secrets, file);
      file.end();
      file.end();
    }
  }

  private FileLayer layer(LayerKey key, boolean secrets) {
    return FileLayer.of(layers.load(key), accounts.load(key), secrets);
  }

  private void writeSubscribers(
      OrganizationSnapshot organization, boolean secrets, OrganizationFileWriter file) {
    long last = -1;
    List<SubscriberSnapshot> batch;
    do {
      batch = subscribers.after(organization.id(), last, BATCH);
      List<LayerKey> keys = batch.stream().map(OrganizationExport::key).toList();
      Map<LayerKey, DialData> data = layers.loadAll(keys);
      Map<LayerKey, AccountData> settings = accounts.loadAll(keys);
      for (SubscriberSnapshot subscriber : batch) {
        LayerKey key = key(subscriber);
        file.write(
            piece(
                subscriber,
                organization,
                secrets,
                FileLayer.of(data.get(key), settings.get(key), secrets)));
        last = subscriber.id();
      }
    } while (!batch.isEmpty());
  }

  private static LayerKey key(SubscriberSnapshot subscriber) {
    return LayerKey.ofSubscriber(subscriber.name().organizationId(), subscriber.id());
  }

  private static Subscriber piece(
      SubscriberSnapshot subscriber,
      OrganizationSnapshot organization,
      boolean secrets,
      FileLayer layer) {
    List<String> groups =
        organization.groups().stream()
            .filter(group -> subscriber.groupIds().contains(group.id()))
            .map(group -> group.name().text())
            .toList();
    return new Subscriber(
        subscriber.username(),
        subscriber.displayName().orElse(""),
        subscriber.enabled(),
        Optional.of(groups),
        subscriber.attributes(),
        Optional.of(subscriber.passwordHash()).filter(hash -> secrets),
        layer);
  }
}
