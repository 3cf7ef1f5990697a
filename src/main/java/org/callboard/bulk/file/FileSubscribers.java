package org.callboard.bulk.file;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.callboard.account.InvalidAccountsException;
import org.callboard.account.SettingCheck;
import org.callboard.account.UnknownReferencesException;
import org.callboard.bulk.ImportOptions;
import org.callboard.bulk.MalformedFileException;
import org.callboard.bulk.PreparedLine;
import org.callboard.bulk.SubscriberBatches;
import org.callboard.dialdata.DialData;
import org.callboard.job.Progress;
import org.callboard.job.ReportLine;
import org.callboard.layer.LayerAddress;
import org.callboard.layer.LayerKey;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.JsonFields;
import org.callboard.subscriber.SubscriberEntry;
import org.callboard.subscriber.Username;

/** The subscribers of a file, who are written some hundred at a time. */
final class FileSubscribers {

  /** Layers of so many characters are not kept waiting for the batch to be full. */
  private static final long MAX_WAITING = 4_000_000;

  /** Of so many attributes it is known who refers to them. */
  private static final int MAX_REFERENCES = 10_000;

  /** Who refers to an attribute first, and with which setting. */
  private record Referring(long entry, String username, AccountLayer.Setting setting) {

    String sentence(String attribute) {
      return setting.isHidden()
          ? setting.name()
              + " has a reference that is no subscriber's attribute; write $${ for a literal ${."
          : setting.name() + " refers to ${" + attribute + "}, which no subscriber has.";
    }
  }

  private final OrganizationImport beans;
  private final ImportOptions how;
  private final Progress progress;
  private final EntryReports reports;
  private final SubscriberBatches.State state;
  private final OrganizationSnapshot organization;
  private final SignIns signIns;

  private final List<PreparedLine> batch = new ArrayList<>();
  private final Map<Long, FileLayer> layerOfLine = new HashMap<>();
  private final Map<String, Long> lineOf = new HashMap<>();
  private final Map<String, Referring> references = new HashMap<>();
  private boolean passedOver;
  private long waiting;

  FileSubscribers(
      OrganizationImport beans,
      ImportOptions how,
      Progress progress,
      SubscriberBatches.State state,
      OrganizationSnapshot organization) {
    this.beans = beans;
    this.how = how;
    this.progress = progress;
    this.reports = new EntryReports(progress);
    this.state = state;
    this.organization = organization;
    this.signIns = new SignIns(progress);
  }

  /** The file has secrets that nobody can read. */
  void passOverSecrets() {
    passedOver = true;
  }

  /**
   * Reads a subscriber.
   *
   * @param length how many characters the file has of it
   */
  void add(long entry, JsonObject json, long length, Optional<ExportCipher> cipher) {
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
      throw EntryReports.alreadyIn("username", earlier);
    }
    return subscriber;
  }

  /** Writes what has waited. */
  void end() {
    if (batch.isEmpty()) {
      return;
    }
    progress.checkpoint();
    List<PreparedLine> written = write();
    if (!progress.hasErrors()) {
      afterwards(written);
    }
    batch.clear();
    layerOfLine.clear();
    waiting = 0;
  }

  private List<PreparedLine> write() {
    try {
      return beans.batches.write(
          state, batch, FileLayer.accounts(batch, layerOfLine), how, progress);
    } catch (InvalidAccountsException e) {
      throw e; // each is told in its entry
    } catch (InvalidValueException e) {
      throw new MalformedFileException(0, e.getMessage()); // it names its subscriber
    }
  }

  /** Entries of their own layers, and whether they can sign in. */
  private void afterwards(List<PreparedLine> written) {
    Map<Username, Long> ids =
        beans.subscribers.existing(
            organization.id(), written.stream().map(l -> l.entry().username()).toList());
    signIns.note(written, ids, beans.subscribers.withoutPassword(ids.values()), passedOver);
    List<PreparedLine> layered =
        written.stream().filter(line -> layerOfLine.containsKey(line.line())).toList();
    Map<LayerKey, DialData> before =
        beans.layers.read(layered.stream().map(line -> address(line, ids).key()).toList());
    for (PreparedLine line : layered) {
      FileLayer layer = layerOfLine.get(line.line());
      LayerAddress address = address(line, ids);
      DialData there = before.get(address.key());
      note(line, layer);
      if (!progress.hasErrors()) {
        reports.writing(
            line.line(),
            line.entry().username().text(),
            () -> {
              if (!layer.over(there).equals(there)) {
                beans.layers.edit(address, layer::over);
              }
            });
      }
    }
  }

  /** What the settings refer to, in case that nobody has it. */
  private void note(PreparedLine line, FileLayer layer) {
    for (AccountLayer.Setting setting : layer.account().settings()) {
      setting
          .value()
          .ifPresent(
              value -> {
                for (String name : SettingCheck.attributes(value)) {
                  if (references.size() < MAX_REFERENCES) {
                    references.putIfAbsent(
                        name, new Referring(line.line(), line.entry().username().text(), setting));
                  }
                }
              });
    }
  }

  private LayerAddress address(PreparedLine line, Map<Username, Long> ids) {
    Username username = line.entry().username();
    return LayerAddress.ofSubscriber(organization, ids.get(username), username.text());
  }

  /** All is written, and can stay. */
  void noteSignIns() {
    signIns.noteAll();
  }

  /** Each in their entry, whatever was reported of that before; others are in none. */
  void report(Map<String, String> sentences) {
    sentences.forEach(
        (username, sentence) -> {
          Long entry = lineOf.get(new Username(username).key());
          if (entry == null) {
            progress.report(ReportLine.error(0, username, sentence));
          } else {
            progress.correct(ReportLine.error(entry, username, sentence));
          }
        });
  }

  /** The first entry that refers to each. */
  void report(UnknownReferencesException e) {
    Set<String> unknown = new TreeSet<>(e.attributes());
    unknown.removeIf(
        name -> {
          Referring referring = references.get(name);
          if (referring != null) {
            progress.correct(
                ReportLine.error(
                    referring.entry(), referring.username(), referring.sentence(name)));
          }
          return referring != null;
        });
    if (!unknown.isEmpty()) {
      progress.report(ReportLine.error(0, "", e.getMessage()));
    }
  }
}
