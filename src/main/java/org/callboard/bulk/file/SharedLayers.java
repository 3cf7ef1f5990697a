package org.callboard.bulk.file;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.callboard.bulk.Upload;
import org.callboard.dialdata.DialData;
import org.callboard.job.Progress;
import org.callboard.job.ReportLine;
import org.callboard.job.ReportLine.Outcome;
import org.callboard.layer.LayerAddress;
import org.callboard.layer.LayerKey;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.JsonFields;

/**
 * The layers of the organization, its draft and its groups, which are written when the subscribers
 * are: everybody else's edits wait for them, and their account settings may refer to attributes of
 * subscribers, who stand behind them in the file. So the file is read again, up to its subscribers.
 */
final class SharedLayers {

  /** One that is to be written. */
  private record Wanted(LayerAddress address, Outcome outcome, String id) {}

  private final OrganizationImport beans;
  private final Progress progress;
  private final Map<Long, Wanted> wanted = new TreeMap<>();

  SharedLayers(OrganizationImport beans, Progress progress) {
    this.beans = beans;
    this.progress = progress;
  }

  /** What becomes of a layer; it is written when all is there. */
  void add(long entry, LayerAddress address, Outcome outcome, String id) {
    wanted.put(entry, new Wanted(address, outcome, id));
  }

  /** Of the groups whose layers are written. */
  List<Long> groupIds() {
    return wanted.values().stream()
        .map(layer -> layer.address().key())
        .filter(key -> key.kind() == LayerKey.Kind.GROUP)
        .map(LayerKey::ownerId)
        .toList();
  }

  /**
   * Writes them until one is refused, which is reported. The caller has locked all of them.
   *
   * @param organization with the groups that it has by now
   */
  void write(Upload file, OrganizationSnapshot organization, Optional<ExportCipher> cipher)
      throws IOException {
    if (!wanted.isEmpty()) {
      new Again(organization, cipher).read(file.read());
    }
  }

  /** Whether somebody has put something into a layer that was empty before. */
  private boolean isInTheWay(Wanted layer) {
    return layer.outcome() == Outcome.CREATE
        && layer.address().key().kind() != LayerKey.Kind.GROUP
        && says(layer.address());
  }

  /** Whether there is anything in the layer. */
  boolean says(LayerAddress address) {
    return !beans.layers.read(address.key()).saysNothing()
        || !beans.accounts.read(address.key()).saysNothing();
  }

  private void write(long entry, Wanted layer, FileLayer data, OrganizationSnapshot organization) {
    LayerAddress address =
        new LayerAddress(organization, layer.address().key(), layer.address().path());
    if (isInTheWay(layer)) {
      progress.correct(
          ReportLine.error(entry, layer.id(), "This layer with entries exists already."));
      return;
    }
    DialData live =
        address.key().kind() == LayerKey.Kind.DRAFT
            ? beans.layers.read(LayerKey.ofOrganization(organization.id()))
            : DialData.EMPTY;
    new EntryReports(progress)
        .writing(
            entry,
            layer.id(),
            () -> {
              beans.layers.edit(address, before -> data.over(before, live));
              if (!data.untold().contains(FileLayer.Part.ACCOUNT)) {
                beans.accounts.edit(address, data::over);
              }
            });
  }

  /** The second reading, which counts and reports nothing that the first has. */
  private final class Again extends OrganizationFileReader {

    private final OrganizationSnapshot organization;
    private final Optional<ExportCipher> cipher;

    Again(OrganizationSnapshot organization, Optional<ExportCipher> cipher) {
      super(new Progress(), false, beans.maxEntries);
      this.organization = organization;
      this.cipher = cipher;
    }

    @Override
    void organization(long number, JsonObject json) {
      // It was written before.
    }

    @Override
    void secrets(JsonObject json) {
      // The first reading has made the cipher.
    }

    @Override
    void layer(long number, String kind, JsonObject json) {
      Wanted layer = wanted.get(number);
      if (layer != null && !progress.hasErrors()) {
        FileLayer data =
            FileLayerJson.form(new OwnedSecrets(cipher, kind)).read(JsonFields.of(json)).given();
        write(number, layer, data, organization);
      }
    }

    @Override
    void group(long number, JsonObject json) {
      Wanted layer = wanted.get(number);
      if (layer != null && !progress.hasErrors()) {
        FileLayer data = OrganizationFile.group(cipher).read(JsonFields.of(json)).layer().given();
        write(number, layer, data, organization);
      }
    }
  }
}
