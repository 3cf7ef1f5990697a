package org.callboard.organization;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.List;
import java.util.Optional;
import org.callboard.platform.RowIds;

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

  @Enumerated(EnumType.STRING)
  @Column(name = "signed_out")
  private SignInSettings.SignedOut signedOut;

  @Version
  @Column(name = "version")
  private long version;

  /** For JPA. */
  protected Organization() {}

  public Organization(CloudId cloudId, OrganizationSettings settings) {
    this.cloudId = cloudId.value();
    set(settings);
  }

  public Long id() {
    return id;
  }

  void set(OrganizationSettings settings) {
    name = settings.name();
    enabled = settings.enabled();
    replacePriority = settings.replacePriority().map(ReplacePriority::value).orElse(null);
    removesDialActions = settings.removesDialActions();
    refreshSeconds = settings.refreshSeconds();
    errorTexts = settings.errorTexts().json().toString();
    deviceTokens = settings.signIn().deviceTokens();
    signedOut = settings.signIn().signedOut();
  }

  CloudId cloudId() {
    return new CloudId(cloudId);
  }

  OrganizationSettings settings() {
    return new OrganizationSettings(
        name,
        enabled,
        Optional.ofNullable(replacePriority).map(ReplacePriority::new),
        removesDialActions,
        refreshSeconds,
        ErrorTexts.ofStored(errorTexts),
        new SignInSettings(deviceTokens, signedOut));
  }

  OrganizationSnapshot snapshot(List<Group> groups) {
    return new OrganizationSnapshot(id, cloudId(), settings(), groups);
  }
}
