package org.callboard.bulk.file;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.callboard.account.IncompleteAccountsException;
import org.callboard.account.InvalidAccountsException;
import org.callboard.account.UnknownReferencesException;
import org.callboard.bulk.ImportOptions;
import org.callboard.bulk.ImportRecord;
import org.callboard.bulk.MalformedFileException;
import org.callboard.bulk.SubscriberBatches;
import org.callboard.bulk.Upload;
import org.callboard.bulk.file.OrganizationImport.Target;
import org.callboard.job.Progress;
import org.callboard.job.ReportLine;
import org.callboard.job.ReportLine.Outcome;
import org.callboard.layer.LayerAddress;
import org.callboard.organization.Group;
import org.callboard.organization.GroupName;
import org.callboard.organization.OrganizationJson;
import org.callboard.organization.OrganizationSettings;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.organization.SignInSettings;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Edited;
import org.callboard.platform.Expected;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.JsonFields;
import org.callboard.platform.JsonObjectForm;
import org.callboard.platform.Text;
import org.callboard.platform.UnreadableJson;

/** One import of an organization, piece by piece. Once something has failed it only reports. */
final class OrganizationImportRun extends OrganizationFileReader {

  private final OrganizationImport beans;
  private final Target target;
  private final ImportOptions how;
  private final Optional<String> passphrase;
  private final Progress progress;
  private final ImportRecord record;
  private final EntryReports reports;

  private Optional<ExportCipher> cipher = Optional.empty();
  private OrganizationSnapshot organization;
  private Optional<OrganizationSettings> newSettings = Optional.empty();
  private long organizationEntry;
  private SubscriberBatches.State state;
  private FileSubscribers subscribers;

  private final SharedLayers shared;
  private final List<Long> groupsInOrder = new ArrayList<>();
  private final Map<String, Long> entryOfLayer = new HashMap<>();
  private final Map<String, Long> entryOfGroup = new HashMap<>();

  OrganizationImportRun(
      OrganizationImport beans,
      Target target,
      ImportOptions how,
      Optional<String> passphrase,
      Progress progress,
      ImportRecord record) {
    super(progress, true, beans.maxEntries);
    this.beans = beans;
    this.target = target;
    this.how = how;
    this.passphrase = passphrase;
    this.progress = progress;
    this.record = record;
    this.reports = new EntryReports(progress);
    this.shared = new SharedLayers(beans, progress);
  }

  /**
   * @throws MalformedFileException if the file has not named it yet
   */
  OrganizationSnapshot organization() {
    if (organization == null) {
      throw new MalformedFileException(0, "'organization' must come first.");
    }
    return organization;
  }

  @Override
  void organization(long entry, JsonObject json) {
    JsonObjectForm<OrganizationSettings> form =
        target
            .organization()
            .map(there -> OrganizationJson.edit(Optional.of(there.settings())))
            .orElseGet(
                () ->
                    OrganizationJson.settings(
                        Optional.empty(), target.within().isEmpty(), SignInSettings.DEFAULT));
    String id = target.cloudId().value();
    Optional<OrganizationSettings> read =
        reports
            .read(entry, id, form, JsonFields.of(json).ignore("id", UnreadableJson.MEMBER))
            .map(OrganizationSettings::cut);
    OrganizationSettings settings = read.orElseGet(() -> OrganizationSettings.named(id));
    organizationEntry = entry;
    Outcome outcome =
        target.organization().isPresent() ? how.onConflict().outcome() : Outcome.CREATE;
    if (outcome == Outcome.CREATE) {
      organization = beans.organizations.create(target.cloudId(), settings);
    } else {
      organization = target.organization().orElseThrow();
      if (outcome == Outcome.UPDATE && target.within().isPresent()) {
        read = read.flatMap(there -> reports.read(entry, id, () -> checkManagers(there)));
      }
      beans.locks.lockMany(organization.id());
      newSettings = read.filter(there -> outcome == Outcome.UPDATE);
    }
    state = beans.batches.begin(organization, Optional.of(record));
    subscribers = new FileSubscribers(beans, how, progress, state, organization);
    read.ifPresent(there -> reports.report(entry, outcome, id, "organization"));
  }

  /** Told where it stands in the file; the editor looks again. */
  private OrganizationSettings checkManagers(OrganizationSettings settings) {
    organization.settings().checkManagers(settings);
    return settings;
  }

  @Override
  void secrets(JsonObject json) {
    organization();
    cipher = passphrase.map(text -> ExportCipher.of(text, json));
    if (cipher.isEmpty()) {
      subscribers.passOverSecrets();
    }
  }

  @Override
  void layer(long entry, String kind, JsonObject json) {
    LayerAddress address =
        switch (kind) {
          case OwnedSecrets.ORGANIZATION -> LayerAddress.ofOrganization(organization());
          case OwnedSecrets.DRAFT -> LayerAddress.ofDraft(organization());
          default -> throw new MalformedFileException(entry, "There is no layer '" + kind + "'.");
        };
    Optional<FileLayer> layer =
        reports
            .read(
                entry,
                kind,
                FileLayerJson.form(new OwnedSecrets(cipher, kind)),
                JsonFields.of(json))
            .flatMap(data -> reports.read(entry, kind, () -> given(entry, kind, data)));
    layer.ifPresent(
        data -> {
          Outcome outcome = shared.says(address) ? how.onConflict().outcome() : Outcome.CREATE;
          reports.report(entry, outcome, kind, "layer with entries");
          write(entry, outcome, address, kind);
        });
  }

  private FileLayer given(long entry, String kind, FileLayer layer) {
    Optional.ofNullable(entryOfLayer.putIfAbsent(kind, entry))
        .ifPresent(
            earlier -> {
              throw EntryReports.alreadyIn("layers." + kind, earlier);
            });
    return layer.given();
  }

  @Override
  void group(long entry, JsonObject json) {
    organization();
    String id = EntryReports.id(json, "name");
    Optional<OrganizationFile.Group> read =
        reports.read(entry, id, OrganizationFile.group(cipher), JsonFields.of(json));
    Optional<GroupName> given =
        read.flatMap(group -> reports.read(entry, id, () -> checked(entry, group.given())));
    if (given.isEmpty()) {
      return;
    }
    GroupName name = given.get();
    boolean there = state.groupId(name).isPresent();
    Outcome outcome = there ? how.onConflict().outcome() : Outcome.CREATE;
    reports.report(entry, outcome, id, "group");
    if (outcome == Outcome.CREATE && !progress.hasErrors()) {
      reports.writing(entry, id, () -> beans.batches.create(state, name));
    }
    Optional<Long> groupId = state.groupId(name);
    if (groupId.isPresent()) {
      LayerAddress address = LayerAddress.ofGroup(organization, new Group(groupId.get(), name));
      if (outcome != Outcome.SKIP) {
        groupsInOrder.add(groupId.get());
      }
      write(entry, outcome, address, id);
    }
  }

  /** Its name belongs to no other group of the file, and can be asked for if it is new. */
  private GroupName checked(long entry, GroupName name) {
    Long earlier = entryOfGroup.putIfAbsent(name.key(), entry);
    if (earlier != null) {
      throw EntryReports.alreadyIn("name", earlier);
    }
    if (state.groupId(name).isEmpty()) {
      Text.checkNew("name", name.text());
    }
    return name;
  }

  @Override
  void subscriber(long entry, JsonObject json, long length) {
    organization();
    subscribers.add(entry, json, length, cipher);
  }

  /** Called when all is read: writes what subscribers share. */
  void finish(Upload file) throws IOException {
    organization();
    subscribers.end();
    if (progress.hasErrors()) {
      return;
    }
    beans.batches.lock(state, shared.groupIds());
    newSettings.ifPresent(
        settings ->
            reports.writing(organizationEntry, target.cloudId().value(), () -> put(settings)));
    if (progress.hasErrors()) {
      return;
    }
    shared.write(file, beans.batches.asItIs(state), cipher);
    if (!progress.hasErrors()) {
      try {
        beans.batches.end(state);
        beans.batches.arrange(state, groupsInOrder);
        subscribers.noteSignIns();
      } catch (IncompleteAccountsException e) {
        report(e.sentences());
      } catch (InvalidAccountsException e) {
        report(e.sentences());
      } catch (UnknownReferencesException e) {
        subscribers.report(e);
      } catch (InvalidValueException | EditRefusedException e) {
        progress.report(ReportLine.error(0, "", e.getMessage()));
      }
    }
  }

  /** Something of each subscriber, by username. */
  void report(Map<String, String> sentences) {
    subscribers.report(sentences);
  }

  private Edited<OrganizationSnapshot> put(OrganizationSettings settings) {
    return beans.organizations.put(target.cloudId(), settings, target.within(), Expected.ANYTHING);
  }

  private void write(long entry, Outcome outcome, LayerAddress address, String id) {
    if (outcome != Outcome.SKIP && !progress.hasErrors()) {
      shared.add(entry, address, outcome, id);
    }
  }
}
