package org.callboard.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.callboard.account.AccountBulkEditor;
import org.callboard.account.AccountData;
import org.callboard.account.AccountLayerDirectory;
import org.callboard.dialdata.DialDataEditor;
import org.callboard.layer.LayerAddress;
import org.callboard.layer.LayerKey;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.subscriber.SubscriberDirectory;
import org.callboard.subscriber.SubscriberFilter;
import org.callboard.subscriber.SubscriberView;

/** Writes what the imports read. No secrets are in it. */
@ApplicationScoped
public class CsvExports {

  private static final int BATCH = 500;
  private static final List<String> SUBSCRIBER =
      List.of("username", "displayName", "enabled", "groups");

  private final SubscriberDirectory subscribers;
  private final DialDataEditor layers;
  private final AccountBulkEditor accounts;
  private final AccountLayerDirectory accountLayers;
  private final ExportRecord exportRecord;

  /** For the container's proxy only. */
  protected CsvExports() {
    this(null, null, null, null, null);
  }

  @Inject
  CsvExports(
      SubscriberDirectory subscribers,
      DialDataEditor layers,
      AccountBulkEditor accounts,
      AccountLayerDirectory accountLayers,
      ExportRecord exportRecord) {
    this.subscribers = subscribers;
    this.layers = layers;
    this.accounts = accounts;
    this.accountLayers = accountLayers;
    this.exportRecord = exportRecord;
  }

  /**
   * What columns an export of the subscribers has beside those of every subscriber.
   *
   * @param withSettings whether account settings are among them
   * @throws EditRefusedException if they are more than an import takes
   */
  public AccountCsv columns(OrganizationSnapshot organization, boolean withSettings) {
    AccountCsv columns =
        new AccountCsv(
            List.copyOf(accounts.attributeNames(organization)),
            withSettings ? List.copyOf(accounts.ownSettingNames(organization)) : List.of());
    if (columns.header().size() + SUBSCRIBER.size() > CsvReader.MAX_CELLS) {
      throw EditRefusedException.conflict(
          "The subscribers have more different attributes and settings than a CSV file may have"
              + " columns. Export the whole organization.");
    }
    return columns;
  }

  /** All subscribers of the organization, by username. */
  public void subscribers(OrganizationSnapshot organization, AccountCsv columns, OutputStream out)
      throws IOException {
    try (CsvWriter csv = subscribersFile(organization, columns, out)) {
      List<SubscriberView> batch = subscribers.after(organization.id(), "", BATCH);
      while (!batch.isEmpty()) {
        write(organization, columns, batch, csv);
        String last = batch.get(batch.size() - 1).usernameKey();
        batch = subscribers.after(organization.id(), last, BATCH);
      }
    }
  }

  /** Those who are looked for, in the order of the search, as they are found when it begins. */
  public void subscribers(
      OrganizationSnapshot organization,
      AccountCsv columns,
      SubscriberFilter filter,
      OutputStream out)
      throws IOException {
    List<Long> ids = subscribers.ids(organization.id(), filter, 0, Integer.MAX_VALUE);
    try (CsvWriter csv = subscribersFile(organization, columns, out)) {
      for (int from = 0; from < ids.size(); from += BATCH) {
        List<Long> some = ids.subList(from, Math.min(from + BATCH, ids.size()));
        Map<Long, SubscriberView> found = subscribers.viewsOf(organization.id(), some);
        // Who has been deleted since is not found.
        write(
            organization,
            columns,
            some.stream().map(found::get).filter(Objects::nonNull).toList(),
            csv);
      }
    }
  }

  private CsvWriter subscribersFile(
      OrganizationSnapshot organization, AccountCsv columns, OutputStream out) {
    exportRecord.of(organization, SubscriberCsv.NAME, false);
    List<String> header = new ArrayList<>(SUBSCRIBER);
    header.addAll(columns.header());
    return new CsvWriter(writer(out), header);
  }

  private void write(
      OrganizationSnapshot organization,
      AccountCsv columns,
      List<SubscriberView> batch,
      CsvWriter csv) {
    Map<LayerKey, AccountData> layers =
        accountLayers.loadAll(batch.stream().map(s -> key(organization, s)).toList());
    for (SubscriberView subscriber : batch) {
      List<String> cells = new ArrayList<>();
      cells.add(subscriber.username());
      cells.add(subscriber.displayName().orElse(""));
      cells.add(String.valueOf(subscriber.enabled()));
      cells.add(String.join("|", subscriber.groups()));
      cells.addAll(
          columns.cells(subscriber.attributes(), layers.get(key(organization, subscriber))));
      csv.write(cells);
    }
  }

  private static LayerKey key(OrganizationSnapshot organization, SubscriberView subscriber) {
    return LayerKey.ofSubscriber(organization.id(), subscriber.id());
  }

  /** The quick dial items of a layer, in their order. */
  public void quickDial(LayerAddress layer, OutputStream out) throws IOException {
    exportRecord.of(layer, "quick-dial.csv");
    try (CsvWriter csv = new CsvWriter(writer(out), QuickDialColumns.ALL)) {
      for (var item : layers.read(layer.key()).quickDial()) {
        csv.write(
            List.of(
                item.id(),
                item.displayName(),
                item.uri(),
                item.portrait().orElse(""),
                String.valueOf(item.priority().value())));
      }
    }
  }

  private static Writer writer(OutputStream out) {
    return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
  }
}
