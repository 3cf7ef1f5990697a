package org.callboard.bulk.file;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.callboard.account.IncompleteAccountsException;
import org.callboard.bulk.ImportOptions;
import org.callboard.bulk.MalformedFileException;
import org.callboard.bulk.PreparedLine;
import org.callboard.bulk.SubscriberBatches;
import org.callboard.bulk.Upload;
import org.callboard.bulk.file.OrganizationImport.Target;
import org.callboard.dialdata.DialData;
import org.callboard.job.Progress;
import org.callboard.job.ReportLine;
import org.callboard.job.ReportLine.Outcome;
import org.callboard.layer.LayerAddress;
import org.callboard.layer.LayerKey;
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
import org.callboard.platform.UnreadableJson;
import org.callboard.subscriber.SubscriberEntry;
import org.callboard.subscriber.Username;

/** One import of an organization, piece by piece. Once something has failed it only reports. */
final class OrganizationImportRun extends OrganizationFileReader {

  /** Layers of so many characters are not kept waiting for the batch to be full. */
  private static final long MAX_WAITING = 4_000_000;

  private final OrganizationImport beans;
  private final Target target;
  private final ImportOptions how;
  private final Optional<String> passphrase;
  private final Progress progress;
  private final EntryReports reports;

  private Optional<ExportCipher> cipher = Optional.empty();
  private OrganizationSnapshot organization;
  private Optional<OrganizationSettings> newSettings = Optional.empty();
  private SubscriberBatches.State state;

  private final List<PreparedLine> batch = new ArrayList<>();
  private final Map<Long, FileLayer> layerOfLine = new HashMap<>();
  private final SharedLayers shared;
  private final SignIns signIns;
  private final List<Long> groupsInOrder = new ArrayList<>();
  private boolean secrets;
  private final Map<String, Long> lineOf = new HashMap<>();
  private long waiting;

  OrganizationImportRun(
      OrganizationImport beans,
      Target target,
      ImportOptions how,
      Optional<String> passphrase,
      Progress progress) {
    super(progress, true, beans.maxEntries);
    this.beans = beans;
    this.target = target;
    this.how = how;
    this.passphrase = passphrase;
    this.progress = progress;
    this.reports = new EntryReports(progress);
    this.shared = new SharedLayers(beans, progress);
    this.signIns = new SignIns(progress);
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
    OrganizationSettings settings =
        reports
            .read(
                entry,
                target.cloudId().value(),
                form,
                JsonFields.of(json).ignore("id", UnreadableJson.MEMBER))
            .map(OrganizationSettings::cut)
            .orElseGet(() -> OrganizationSettings.named(target.cloudId().value()));
    Outcome outcome =
        target.organization().isPresent() ? how.onConflict().outcome() : Outcome.CREATE;
    if (outcome == Outcome.CREATE) {
      organization = beans.organizations.create(target.cloudId(), settings);
    } else {
      organization = target.organization().orElseThrow();
      if (outcome == Outcome.UPDATE && target.within().isPresent()) {
        reports.read(entry, target.cloudId().value(), () -> checkManagers(settings));
      }
      beans.locks.lockMany(organization.id());
      newSettings = Optional.of(settings).filter(there -> outcome == Outcome.UPDATE);
    }
    state = beans.batches.begin(organization);
    reports.report(entry, outcome, target.cloudId().value(), "organization");
  }

  /** Told where it stands in the file; the editor looks again. */
  private OrganizationSettings checkManagers(OrganizationSettings settings) {
    organization.settings().checkManagers(settings);
    return settings;
  }

  @Override
  void secrets(JsonObject json) {
    secrets = true;
    cipher = passphrase.map(text -> ExportCipher.of(text, json));
  }

  @Override
  void layer(long entry, String kind, JsonObject json) {
    Optional<FileLayer> layer =
        reports
            .read(
                entry,
                kind,
                OrganizationFile.layer(new OwnedSecrets(cipher, kind)),
                JsonFields.of(json))
            .flatMap(data -> reports.read(entry, kind, data::given));
    LayerAddress address =
        switch (kind) {
          case OwnedSecrets.ORGANIZATION -> LayerAddress.ofOrganization(organization());
          case OwnedSecrets.DRAFT -> LayerAddress.ofDraft(organization());
          default -> throw new MalformedFileException(entry, "There is no layer '" + kind + "'.");
        };
    layer.ifPresent(
        data -> {
          Outcome outcome = shared.says(address) ? how.onConflict().outcome() : Outcome.CREATE;
          reports.report(entry, outcome, kind, "layer with entries");
          write(entry, outcome, address);
        });
  }

  @Override
  void group(long entry, JsonObject json) {
    organization();
    String id = EntryReports.id(json, "name");
    Optional<OrganizationFile.Group> read =
        reports.read(entry, id, OrganizationFile.group(cipher), JsonFields.of(json));
    Optional<GroupName> given = read.flatMap(group -> reports.read(entry, id, group::given));
    if (given.isEmpty()) {
      return;
    }
    GroupName name = given.get();
    boolean there = state.groupId(name).isPresent();
    Outcome outcome = there ? how.onConflict().outcome() : Outcome.CREATE;
    reports.report(entry, outcome, id, "group");
    if (outcome == Outcome.CREATE && !progress.hasErrors()) {
      beans.batches.create(state, name);
    }
    Optional<Long> groupId = state.groupId(name);
    if (groupId.isPresent()) {
      LayerAddress address = LayerAddress.ofGroup(organization, new Group(groupId.get(), name));
      if (outcome != Outcome.SKIP) {
        groupsInOrder.add(groupId.get());
      }
      write(entry, outcome, address);
    }
  }

  @Override
  void subscriber(long entry, JsonObject json, long length) {
    organization();
    String id = EntryReports.id(json, "username");
    Optional<OrganizationFile.Subscriber> read =
        reports.read(entry, id, OrganizationFile.subscriber(cipher), JsonFields.of(json));
    Optional<SubscriberEntry> subscriber =
        read.flatMap(piece -> reports.read(entry, id, () -> checked(entry, piece.entry())));
    Optional<FileLayer> given =
        read.flatMap(piece -> reports.read(entry, id, piece.layer()::given));
    if (subscriber.isEmpty() || given.isEmpty()) {
      return;
    }
    batch.add(new PreparedLine(entry, subscriber.get(), List.of()));
    FileLayer layer = given.get();
    if (!layer.saysNothing()) {
      layerOfLine.put(entry, layer);
      waiting += length;
    }
    if (batch.size() == SubscriberBatches.SIZE || waiting > MAX_WAITING) {
      end();
    }
  }

  private SubscriberEntry checked(long entry, SubscriberEntry subscriber) {
    subscriber.passwordHash().ifPresent(beans.hashes::checkCost);
    Long earlier = lineOf.putIfAbsent(subscriber.username().key(), entry);
    if (earlier != null) {
      throw new InvalidValueException("username", "already belongs to entry " + earlier + ".");
    }
    return subscriber;
  }

  /** Writes what has waited. */
  void end() {
    if (batch.isEmpty()) {
      return;
    }
    progress.checkpoint();
    List<PreparedLine> written =
        beans.batches.write(state, batch, FileLayer.accounts(batch, layerOfLine), how, progress);
    if (!progress.hasErrors()) {
      afterwards(written);
    }
    batch.clear();
    layerOfLine.clear();
    waiting = 0;
  }

  /** Entries of their own layers, and whether they can sign in. */
  private void afterwards(List<PreparedLine> written) {
    Map<Username, Long> ids =
        beans.subscribers.existing(
            organization.id(), written.stream().map(l -> l.entry().username()).toList());
    signIns.note(
        written, ids, beans.subscribers.withoutPassword(ids.values()), secrets && cipher.isEmpty());
    List<PreparedLine> layered =
        written.stream().filter(line -> layerOfLine.containsKey(line.line())).toList();
    Map<LayerKey, DialData> before =
        beans.layers.read(layered.stream().map(line -> address(line, ids).key()).toList());
    for (PreparedLine line : layered) {
      FileLayer layer = layerOfLine.get(line.line());
      LayerAddress address = address(line, ids);
      DialData there = before.get(address.key());
      if (!progress.hasErrors() && !layer.over(there).equals(there)) {
        shared.reporting(line.line(), "", () -> beans.layers.edit(address, layer::over));
      }
    }
  }

  private LayerAddress address(PreparedLine line, Map<Username, Long> ids) {
    Username username = line.entry().username();
    return LayerAddress.ofSubscriber(organization, ids.get(username), username.text());
  }

  /** Called when all is read: writes what subscribers share. */
  void finish(Upload file) throws IOException {
    end();
    if (progress.hasErrors()) {
      return;
    }
    beans.batches.lock(state, shared.groupIds());
    newSettings.ifPresent(settings -> reports.read(0, "", () -> put(settings)));
    if (progress.hasErrors()) {
      return;
    }
    shared.write(file, beans.batches.asItIs(state), cipher);
    if (!progress.hasErrors()) {
      try {
        beans.batches.end(state);
        beans.batches.arrange(state, groupsInOrder);
        signIns.noteAll();
      } catch (IncompleteAccountsException e) {
        report(e);
      } catch (InvalidValueException | EditRefusedException e) {
        progress.report(ReportLine.error(0, "", e.getMessage()));
      }
    }
  }

  /** Each in their entry, whatever was reported of that before; others are in none. */
  void report(IncompleteAccountsException e) {
    e.sentences()
        .forEach(
            (username, sentence) -> {
              Long entry = lineOf.get(new Username(username).key());
              if (entry == null) {
                progress.report(ReportLine.error(0, username, sentence));
              } else {
                progress.correct(ReportLine.error(entry, username, sentence));
              }
            });
  }

  private Edited<OrganizationSnapshot> put(OrganizationSettings settings) {
    return beans.organizations.put(target.cloudId(), settings, target.within(), Expected.ANYTHING);
  }

  private void write(long entry, Outcome outcome, LayerAddress address) {
    if (outcome != Outcome.SKIP && !progress.hasErrors()) {
      shared.add(entry, address, outcome);
    }
  }
}
