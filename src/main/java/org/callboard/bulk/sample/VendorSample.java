package org.callboard.bulk.sample;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.callboard.account.AccountData;
import org.callboard.account.AccountEditor;
import org.callboard.account.AccountSetting;
import org.callboard.bulk.AccountCells;
import org.callboard.bulk.AdditionalCells;
import org.callboard.bulk.ColumnName;
import org.callboard.bulk.ColumnNotes;
import org.callboard.bulk.ImportOptions;
import org.callboard.bulk.MalformedFileException;
import org.callboard.bulk.SubscriberColumns;
import org.callboard.bulk.SubscriberImport;
import org.callboard.bulk.SubscriberLayout;
import org.callboard.bulk.SubscriberLineReader;
import org.callboard.bulk.Upload;
import org.callboard.job.Progress;
import org.callboard.job.ReportLine;
import org.callboard.job.ReportLine.Outcome;
import org.callboard.job.Work;
import org.callboard.layer.LayerAddress;
import org.callboard.mergeable.KeyNode;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.InvalidValueException.Violation;
import org.callboard.platform.Settings;

/** The vendor's sample: a file of users, and the XML template from which it makes accounts. */
@ApplicationScoped
public class VendorSample {

  /** The line of what is not in the file of users. */
  private static final int NO_LINE = 0;

  private final AccountEditor accounts;
  private final SubscriberImport subscribers;
  private final Settings settings;

  /** For the container's proxy only. */
  protected VendorSample() {
    this(null, null, null);
  }

  @Inject
  VendorSample(AccountEditor accounts, SubscriberImport subscribers, Settings settings) {
    this.accounts = accounts;
    this.subscribers = subscribers;
    this.settings = settings;
  }

  /**
   * An import of the users and the template.
   *
   * @param template XML, which is checked against the header of the users when that is read
   */
  public Work work(
      OrganizationSnapshot organization, Upload users, String template, ImportOptions how) {
    return new Work(
        "vendor-sample",
        Optional.of(organization.id()),
        how.dryRun(),
        progress ->
            subscribers.run(
                organization,
                users,
                new Layout(organization, template, how, progress),
                how,
                progress));
  }

  private final class Layout implements SubscriberLayout {

    private final OrganizationSnapshot organization;
    private final String xml;
    private final ImportOptions how;
    private final Progress progress;
    private VendorTemplate template;
    private TemplateCells additional;
    private boolean templateIsWrong;
    private List<String> notes = List.of();

    private Layout(
        OrganizationSnapshot organization, String xml, ImportOptions how, Progress progress) {
      this.organization = organization;
      this.xml = xml;
      this.how = how;
      this.progress = progress;
    }

    @Override
    public String name() {
      return "vendor-sample";
    }

    @Override
    public SubscriberLineReader lines(List<String> header) {
      if (header.stream().noneMatch(n -> ColumnName.plain(n).equals("cloudusername"))) {
        throw new MalformedFileException(1, "The column 'cloud_username' is missing.");
      }
      SubscriberColumns columns = SubscriberColumns.of(header);
      if (additional == null) { // the second reading knows what the first one has seen
        try {
          template = new VendorTemplate(xml, header);
          additional = new TemplateCells(template, organization.cloudId());
        } catch (InvalidValueException e) {
          return withoutTemplate(columns, e);
        }
      }
      Set<String> unused = new LinkedHashSet<>(columns.passedOver());
      unused.removeAll(template.usedColumns());
      notes = ColumnNotes.passedOver(unused);
      return new SubscriberLineReader(columns, additional);
    }

    /** The faults of the template are in no line; those of the users are told as well. */
    private SubscriberLineReader withoutTemplate(
        SubscriberColumns columns, InvalidValueException e) {
      if (!templateIsWrong) {
        templateIsWrong = true;
        for (Violation fault : e.violations()) {
          boolean isOfNode = fault.field().startsWith("<");
          progress.reportNode(
              ReportLine.error(
                  NO_LINE,
                  isOfNode ? fault.field() : "",
                  isOfNode ? fault.toString() : "The template is wrong: " + fault));
        }
      }
      return new SubscriberLineReader(columns, AdditionalCells.NONE);
    }

    @Override
    public List<String> notes() {
      return notes;
    }

    @Override
    public void finish(boolean writes) {
      if (additional == null) {
        return; // the header or the template could not be read, and that is reported
      }
      new SentElsewhere(settings)
          .notes(template.settings(), organization.signIn().deviceTokens())
          .forEach(progress::report);
      template.serversOwn().forEach(node -> pass(node, "The server sends it itself."));
      for (KeyNode node : template.subscribersOwn()) {
        tell(
            Outcome.CREATE,
            node,
            template.isSecret(node)
                ? "A secret setting of each subscriber's own." + source(node.name())
                : "A setting of each subscriber's own." + source(node.name()));
      }
      LayerAddress address = LayerAddress.ofOrganization(organization);
      AccountData before = accounts.read(address.key());
      List<AccountSetting> wanted = new ArrayList<>();
      for (AccountSetting setting : additional.organizationSettings()) {
        if (decide(before, setting)) {
          wanted.add(setting);
        }
      }
      if (writes && !progress.hasErrors() && !wanted.isEmpty()) {
        accounts.edit(address, there -> with(there, wanted));
      }
    }

    /** Whether the setting is to be written. */
    private boolean decide(AccountData before, AccountSetting setting) {
      String id = VendorTemplate.nodeName(setting.name());
      Outcome outcome =
          before.setting(setting.name()).isPresent() ? how.onConflict().outcome() : Outcome.CREATE;
      if (outcome == Outcome.ERROR) {
        progress.reportNode(
            ReportLine.error(NO_LINE, id, "The organization has this setting already."));
        return false;
      }
      try {
        AccountCells.checked(id, setting);
      } catch (InvalidValueException e) {
        progress.reportNode(ReportLine.error(NO_LINE, id, e.getMessage()));
        return false;
      }
      progress.reportNode(
          new ReportLine(
              NO_LINE,
              outcome,
              Optional.of(id),
              Optional.of(source(setting.name()).strip()).filter(text -> !text.isEmpty())));
      return outcome != Outcome.SKIP;
    }

    private String source(String name) {
      return template.hasSource(name) ? " Its source is skipped." : "";
    }

    private void pass(KeyNode node, String message) {
      tell(Outcome.SKIP, node, message);
    }

    private void tell(Outcome outcome, KeyNode node, String message) {
      progress.reportNode(
          new ReportLine(
              NO_LINE,
              outcome,
              Optional.of(VendorTemplate.nodeName(node.name())),
              Optional.of(message)));
    }
  }

  private static AccountData with(AccountData there, List<AccountSetting> settings) {
    AccountData all = there;
    for (AccountSetting setting : settings) {
      all = all.updatedWith(setting);
    }
    return all;
  }
}
