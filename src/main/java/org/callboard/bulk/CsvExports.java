package org.callboard.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.callboard.dialdata.DialDataEditor;
import org.callboard.organization.LayerAddress;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.organization.SubscriberDirectory;
import org.callboard.organization.SubscriberFilter;
import org.callboard.organization.SubscriberView;
import org.callboard.platform.Page;

/** Writes what the imports read. Passwords are never in it: only hashes are known. */
@ApplicationScoped
public class CsvExports {

  private static final int BATCH = 1000;

  @Inject private SubscriberDirectory subscribers;
  @Inject private DialDataEditor layers;
  @Inject private ExportRecord exportRecord;

  /** All subscribers of the organization, by username. */
  public void subscribers(OrganizationSnapshot organization, OutputStream out) throws IOException {
    exportRecord.of(organization, "subscribers.csv", false);
    SubscriberFilter all =
        new SubscriberFilter(Optional.empty(), Optional.empty(), SubscriberFilter.Sort.USERNAME);
    try (CsvWriter csv =
        new CsvWriter(writer(out), List.of("username", "displayName", "enabled", "groups"))) {
      Page<SubscriberView> page;
      int offset = 0;
      do {
        page = subscribers.page(organization.id(), all, offset, BATCH);
        for (SubscriberView subscriber : page.items()) {
          csv.write(
              List.of(
                  subscriber.username(),
                  subscriber.displayName().orElse(""),
                  String.valueOf(subscriber.enabled()),
                  String.join("|", subscriber.groups())));
        }
        offset += BATCH;
      } while (!page.items().isEmpty());
    }
  }

  /** The quick dial items of a layer, in their order. */
  public void quickDial(LayerAddress layer, OutputStream out) throws IOException {
    exportRecord.of(layer.organization(), "quick-dial.csv", false);
    try (CsvWriter csv = new CsvWriter(writer(out), QuickDialImport.COLUMNS)) {
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
