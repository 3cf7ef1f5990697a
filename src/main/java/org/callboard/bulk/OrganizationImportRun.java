package org.callboard.bulk;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.callboard.bulk.OrganizationImport.Target;
import org.callboard.bulk.ReportLine.Outcome;
import org.callboard.dialdata.DialData;
import org.callboard.organization.Group;
import org.callboard.organization.GroupName;
import org.callboard.organization.LayerAddress;
import org.callboard.organization.OrganizationSettings;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.organization.SubscriberEntry;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.InvalidValueException;

/** One import of an organization, piece by piece. Once something has failed it only reports. */
final class OrganizationImportRun extends OrganizationFileReader {

  /** Layers of so many characters are not kept waiting for the batch to be full. */
  private static final long MAX_WAITING = 4_000_000;

  private final OrganizationImport beans;
  private final Target target;
  private final ImportOptions how;
  private final Optional<String> passphrase;
  private final Progress progress;

  private Optional<ExportCipher> cipher = Optional.empty();
  private OrganizationSnapshot organization;
  private SubscriberBatches.State state;

  private final List<PreparedLine> batch = new ArrayList<>();
  private final Map<Long, DialData> layerOfLine = new HashMap<>();
  private final Map<String, Long> lineOf = new HashMap<>();
  private long waiting;

  OrganizationImportRun(
      OrganizationImport beans,
      Target target,
      ImportOptions how,
      Optional<String> passphrase,
      Progress progress) {
    super(progress);
    this.beans = beans;
    this.target = target;
    this.how = how;
    this.passphrase = passphrase;
    this.progress = progress;
  }

  /**
   * @throws MalformedFileException if the file has not named it yet
   */
  OrganizationSnapshot organization() {
    if (organization == null) {
      throw new MalformedFileException(0, "'organization' must stand first.");
    }
    return organization;
  }

  @Override
  void organization(long entry, JsonObject json) {
    OrganizationSettings settings =
        read(entry, target.cloudId().value(), () -> OrganizationEntries.settings(json))
            .orElseGet(() -> OrganizationSettings.named(target.cloudId().value()));
    Outcome outcome =
        target.organization().isPresent() ? how.onConflict().outcome() : Outcome.CREATE;
    if (outcome == Outcome.CREATE) {
      long id = beans.organizations.create(target.cloudId(), settings);
      organization = new OrganizationSnapshot(id, target.cloudId(), settings, List.of());
    } else {
      organization = target.organization().orElseThrow();
      beans.organizations.lock(organization.id());
      if (outcome == Outcome.UPDATE && !progress.hasErrors()) {
        beans.organizations.put(target.cloudId(), settings, there -> {});
      }
    }
    state = beans.batches.begin(organization);
    report(entry, outcome, target.cloudId().value(), "organization");
  }

  @Override
  void secrets(JsonObject json) {
    cipher = passphrase.map(text -> ExportCipher.of(text, json));
  }

  @Override
  void layer(long entry, String kind, JsonObject json) {
    Optional<DialData> layer = read(entry, kind, () -> LayerJson.read(json));
    LayerAddress address =
        switch (kind) {
          case "organization" -> LayerAddress.ofOrganization(organization());
          case "draft" -> LayerAddress.ofDraft(organization());
          default -> throw new MalformedFileException(entry, "There is no layer '" + kind + "'.");
        };
    layer.ifPresent(
        data -> {
          boolean there = !beans.layers.read(address.key()).saysNothing();
          Outcome outcome = there ? how.onConflict().outcome() : Outcome.CREATE;
          report(entry, outcome, kind, "layer with entries");
          write(outcome, address, data);
        });
  }

  @Override
  void group(long entry, JsonObject json) {
    organization();
    String id = OrganizationEntries.name(json, "name");
    Optional<GroupName> name = read(entry, id, () -> OrganizationEntries.group(json));
    Optional<DialData> layer = name.flatMap(n -> readLayer(entry, id, json));
    if (layer.isEmpty()) {
      return;
    }
    boolean there = state.groupIds().containsKey(name.get().key());
    Outcome outcome = there ? how.onConflict().outcome() : Outcome.CREATE;
    report(entry, outcome, id, "group");
    if (outcome == Outcome.CREATE && !progress.hasErrors()) {
      beans.batches.create(state, name.get());
    }
    Long groupId = state.groupIds().get(name.get().key());
    if (groupId != null) {
      Group group = new Group(groupId, name.get());
      write(outcome, LayerAddress.ofGroup(organization, group), layer.get());
    }
  }

  @Override
  void subscriber(long entry, JsonObject json, long length) {
    organization();
    String id = OrganizationEntries.name(json, "username");
    Optional<SubscriberEntry> subscriber = read(entry, id, () -> unique(entry, json));
    Optional<DialData> layer = subscriber.flatMap(s -> readLayer(entry, id, json));
    if (layer.isEmpty()) {
      return;
    }
    batch.add(new PreparedLine(entry, subscriber.get()));
    if (!layer.get().equals(DialData.EMPTY)) {
      layerOfLine.put(entry, layer.get());
      waiting += length;
    }
    if (batch.size() == SubscriberBatches.SIZE || waiting > MAX_WAITING) {
      end();
    }
  }

  private SubscriberEntry unique(long entry, JsonObject json) {
    SubscriberEntry subscriber = OrganizationEntries.subscriber(json, cipher);
    Long earlier = lineOf.putIfAbsent(subscriber.username().key(), entry);
    if (earlier != null) {
      throw new InvalidValueException("username", "is the one of entry " + earlier + " already.");
    }
    return subscriber;
  }

  /** Writes what has waited. */
  void end() {
    if (batch.isEmpty()) {
      return;
    }
    progress.checkpoint();
    List<PreparedLine> written = beans.batches.write(state, batch, how, progress, true);
    List<PreparedLine> layered =
        written.stream().filter(line -> layerOfLine.containsKey(line.line())).toList();
    Map<String, Long> ids =
        beans.subscribers.existing(
            organization.id(), layered.stream().map(l -> l.entry().username().key()).toList());
    for (PreparedLine line : layered) {
      Long id = ids.get(line.entry().username().key());
      if (id != null) {
        String username = line.entry().username().text();
        write(
            Outcome.UPDATE,
            LayerAddress.ofSubscriber(organization, id, username),
            layerOfLine.get(line.line()));
      }
    }
    batch.clear();
    layerOfLine.clear();
    waiting = 0;
  }

  private Optional<DialData> readLayer(long entry, String id, JsonObject json) {
    return json.containsKey("layer")
        ? read(entry, id, () -> LayerJson.read(json.getJsonObject("layer")))
        : Optional.of(DialData.EMPTY);
  }

  /** What phones may hold of what was there before is remembered, and what the file remembers. */
  private void write(Outcome outcome, LayerAddress address, DialData data) {
    if (outcome == Outcome.SKIP || progress.hasErrors()) {
      return;
    }
    DialData memory =
        new DialData(List.of(), data.removals(), List.of(), data.removedDialActions(), true);
    beans.layers.edit(
        address,
        before ->
            before
                .withQuickDial(data.quickDial())
                .withDialActions(data.dialActions())
                .withDeletions(data.deletions())
                .remembering(memory));
  }

  private <T> Optional<T> read(long entry, String id, Supplier<T> reader) {
    try {
      return Optional.of(reader.get());
    } catch (InvalidValueException | EditRefusedException e) {
      progress.report(ReportLine.error(entry, id, e.getMessage()));
      return Optional.empty();
    } catch (ClassCastException e) {
      progress.report(ReportLine.error(entry, id, "Something is of the wrong type."));
      return Optional.empty();
    }
  }

  private void report(long entry, Outcome outcome, String id, String what) {
    progress.report(
        outcome == Outcome.ERROR
            ? ReportLine.error(entry, id, "There is such a " + what + " already.")
            : ReportLine.of(entry, outcome, id));
  }
}
