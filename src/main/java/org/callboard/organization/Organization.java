package org.callboard.organization;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.callboard.audit.Stamp;
import org.callboard.audit.Stamps;
import org.callboard.platform.RowIds;
import org.callboard.platform.RowReader;

/** A customer of the vendor with an app of its own. */
@Entity
@Table(name = "organization")
public class Organization {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "organization_id")
  @SequenceGenerator(
      name = "organization_id",
      sequenceName = RowIds.SEQUENCE,
      allocationSize = RowIds.ALLOCATION)
  private Long id;

  @Column(name = "cloud_id")
  private String cloudId;

  @Column(name = "name")
  private String name;

  @Column(name = "enabled")
  private boolean enabled;

  /** Null means that no replace attribute is sent. */
  @Column(name = "replace_priority")
  private Integer replacePriority;

  @Column(name = "removes_dial_actions")
  private boolean removesDialActions;

  @Column(name = "refresh_seconds")
  private int refreshSeconds;

  @Column(name = "error_texts")
  private String errorTexts;

  @Column(name = "device_tokens")
  private boolean deviceTokens;

  /** A text, for JPA could read no organization because of one that has a word unknown here. */
  @Column(name = "signed_out")
  private String signedOut;

  /** Null is none. */
  @Column(name = "allowed_addresses")
  private String allowedAddresses;

  /** Null is the default, here and in the next two. */
  @Column(name = "time_zone")
  private String timeZone;

  @Column(name = "accent_colour")
  private String accentColour;

  @Column(name = "language")
  private String language;

  /** Whether it was deleted: to everybody it is not there, and its rows are deleted bit by bit. */
  @Column(name = "deleted")
  private boolean deleted;

  @Version
  @Column(name = "version")
  private long version;

  @Embedded private Stamps stamps = new Stamps();

  /** For JPA. */
  protected Organization() {}

  public Organization(CloudId cloudId, OrganizationSettings settings) {
    this.cloudId = cloudId.value();
    set(settings);
  }

  void created(Stamp now) {
    stamps = Stamps.created(now);
  }

  void changed(Stamp now) {
    stamps = stamps().changed(now);
  }

  /** Who made it and changed it, as far as that is known. */
  Stamps stamps() {
    return Stamps.orNone(stamps);
  }

  public Long id() {
    return id;
  }

  void set(OrganizationSettings settings) {
    cloudId = cloudId().value(); // the one that stands in for one that cannot be read
    name = settings.name();
    enabled = settings.enabled();
    replacePriority = settings.replacePriority().map(ReplacePriority::value).orElse(null);
    removesDialActions = settings.removesDialActions();
    refreshSeconds = settings.refreshSeconds();
    errorTexts = settings.errorTexts().json().toString();
    deviceTokens = settings.signIn().deviceTokens();
    signedOut = settings.signIn().signedOut().name();
    allowedAddresses = settings.signIn().offices().stored();
    Appearance appearance = settings.appearance();
    timeZone = appearance.timeZone().getId();
    accentColour = appearance.accentColour().map(AccentColour::text).orElse(null);
    language = appearance.language().map(SheetLanguage::tag).orElse(null);
  }

  void rename(CloudId newCloudId) {
    cloudId = newCloudId.value();
  }

  /** Frees the Cloud ID: what stands there now can be nobody's. */
  void delete() {
    cloudId = "DELETED " + id;
    enabled = false;
    deleted = true;
  }

  boolean isDeleted() {
    return deleted;
  }

  CloudId cloudId() {
    return cloudId(row());
  }

  OrganizationSettings settings() {
    return settings(row());
  }

  OrganizationSnapshot snapshot(List<Group> groups, Set<CloudId> formerCloudIds) {
    RowReader row = row();
    CloudId readCloudId = cloudId(row);
    OrganizationSettings settings = settings(row);
    return new OrganizationSnapshot(id, readCloudId, settings, groups, row.end(), formerCloudIds);
  }

  private RowReader row() {
    return new RowReader("organization " + id);
  }

  private CloudId cloudId(RowReader row) {
    return row.read("id", () -> new CloudId(cloudId)).orElseGet(() -> StandInCloudId.of(id));
  }

  /**
   * What cannot be read must not keep phones away, nor take anything from them: without a readable
   * replace priority nothing is replaced.
   */
  private OrganizationSettings settings(RowReader row) {
    return new OrganizationSettings(
        row.read("name", () -> OrganizationSettings.checkedName(name))
            .orElseGet(() -> cloudId().value()),
        enabled,
        row.read(
            "replacePriority",
            () -> Optional.ofNullable(replacePriority).map(ReplacePriority::new),
            Optional.empty()),
        removesDialActions,
        row.read(
            "refreshSeconds",
            () -> OrganizationSettings.checkedRefresh(refreshSeconds),
            OrganizationSettings.DEFAULT_REFRESH),
        ErrorTexts.ofStored(errorTexts, row),
        new SignInSettings(
            deviceTokens,
            row.read(
                "signedOut",
                () -> SignInSettings.SignedOut.ofStored(signedOut),
                SignInSettings.SignedOut.REFUSE),
            row.read(
                "allowedAddresses",
                () -> OfficeAddresses.ofStored(allowedAddresses),
                OfficeAddresses.NONE)),
        appearance(row));
  }

  private Appearance appearance(RowReader row) {
    return new Appearance(
        timeZone == null
            ? Appearance.DEFAULT.timeZone()
            : row.read("timeZone", () -> Appearance.zone(timeZone), Appearance.DEFAULT.timeZone()),
        row.read(
            "accentColour",
            () -> Optional.ofNullable(accentColour).map(AccentColour::new),
            Optional.empty()),
        row.read(
            "language",
            () -> Optional.ofNullable(language).map(SheetLanguage::of),
            Optional.empty()));
  }
}
