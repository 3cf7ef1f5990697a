package org.callboard.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.callboard.account.AccountBulkEditor;
import org.callboard.job.Work;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;

/** How a file {@code subscribers.csv} is laid out, with columns for accounts. */
@ApplicationScoped
public class SubscriberCsv {

  static final String NAME = "subscribers.csv";

  private final AccountBulkEditor accounts;
  private final SubscriberImport subscribers;

  /** For the container's proxy only. */
  protected SubscriberCsv() {
    this(null, null);
  }

  @Inject
  SubscriberCsv(AccountBulkEditor accounts, SubscriberImport subscribers) {
    this.accounts = accounts;
    this.subscribers = subscribers;
  }

  /**
   * An import of subscribers.
   *
   * @param withSettings whether the caller may set account settings
   */
  public Work work(
      OrganizationSnapshot organization, Upload file, ImportOptions how, boolean withSettings) {
    return new Work(
        "subscribers",
        Optional.of(organization.id()),
        how.dryRun(),
        progress ->
            subscribers.run(
                organization,
                file,
                new Layout(organization, how.csv(), withSettings),
                how,
                progress));
  }

  private final class Layout implements SubscriberLayout {

    private final OrganizationSnapshot organization;
    private final CsvOptions options;
    private final boolean withSettings;
    private List<String> notes = List.of();
    private final Set<String> fromColumns = new HashSet<>();
    private Optional<Set<String>> stored = Optional.empty();

    private Layout(OrganizationSnapshot organization, CsvOptions options, boolean withSettings) {
      this.organization = organization;
      this.options = options;
      this.withSettings = withSettings;
    }

    @Override
    public String name() {
      return NAME;
    }

    @Override
    public SubscriberLineReader lines(List<String> header) {
      SubscriberColumns columns = SubscriberColumns.of(header, options);
      notes = columns.notes();
      for (AccountColumn column : columns.account()) {
        if (column.isAttribute()) {
          fromColumns.add(column.name());
        } else if (!withSettings) {
          throw EditRefusedException.forbidden(
              "Your role does not allow account settings. Leave out the column '"
                  + ColumnName.shown(column.header())
                  + "'.");
        }
      }
      return new SubscriberLineReader(
          columns, new AdditionalColumns(columns.account(), new AccountCells(this::isAttribute)));
    }

    /** The organization's are read only if the file's own do not do. */
    private boolean isAttribute(String name) {
      if (fromColumns.contains(name)) {
        return true;
      }
      if (stored.isEmpty()) {
        stored = Optional.of(accounts.attributeNames(organization));
      }
      return stored.get().contains(name);
    }

    @Override
    public List<String> notes() {
      return notes;
    }

    @Override
    public void finish(boolean writes) {
      // There is nothing beside the subscribers.
    }
  }
}
