package org.callboard.administrator;

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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.callboard.audit.Stamp;
import org.callboard.audit.Stamps;
import org.callboard.organization.CloudIds;
import org.callboard.platform.PasswordHashForm;
import org.callboard.platform.RowIds;
import org.callboard.platform.RowReader;
import org.callboard.subscriber.Username;

/** A person or a service that administers the server or one organization. */
@Entity
@Table(name = "administrator")
public class Administrator {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "administrator_id")
  @SequenceGenerator(
      name = "administrator_id",
      sequenceName = RowIds.SEQUENCE,
      allocationSize = RowIds.ALLOCATION)
  private Long id;

  @Column(name = "username")
  private String username;

  @Column(name = "username_key")
  private String usernameKey;

  /** What usernames were compared by when this was stored, if they are compared otherwise now. */
  @Column(name = "former_key", insertable = false, updatable = false)
  private String formerKey;

  @Column(name = "password_hash")
  private String passwordHash;

  /** A text, for JPA could read no administrator because of one whose role is unknown here. */
  @Column(name = "role")
  private String role;

  /** Null if all organizations are its business. */
  @Column(name = "organization_id")
  private Long organizationId;

  @Column(name = "enabled")
  private boolean enabled;

  /** Whether only an operator may enable it again. */
  @Column(name = "disabled_by_operator")
  private boolean disabledByOperator;

  /** Whether it is a program, which has tokens and no password that anybody knows. */
  @Column(name = "service")
  private boolean service;

  /** The language of pages and mails; null if nobody has chosen one. */
  @Column(name = "language")
  private String language;

  @Version
  @Column(name = "version")
  private long version;

  @Embedded private Stamps stamps = new Stamps();

  /** For JPA. */
  protected Administrator() {}

  Administrator(Username username) {
    this.username = username.text();
    this.usernameKey = username.key();
  }

  /**
   * @param byOperator who sets it. An operator who says that it is disabled makes that their own
   *     decision, whoever disabled it before
   */
  void set(
      AdministratorRole newRole,
      Optional<Long> newOrganizationId,
      boolean newEnabled,
      boolean byOperator) {
    role = newRole.name();
    organizationId = newOrganizationId.orElse(null);
    disabledByOperator = !newEnabled && (byOperator || isDisabledByOperator());
    enabled = newEnabled;
  }

  boolean isService() {
    return service;
  }

  void setService(boolean isService) {
    service = isService;
  }

  void setPasswordHash(String newHash) {
    passwordHash = newHash;
  }

  void setLanguage(Optional<Language> newLanguage) {
    language = newLanguage.map(Language::tag).orElse(null);
  }

  boolean isDisabledByOperator() {
    return disabledByOperator && !enabled; // an older node enables without knowing of it
  }

  boolean isEnabledOperator() {
    return role().equals(Optional.of(AdministratorRole.OPERATOR)) && enabled;
  }

  Optional<AdministratorRole> role() {
    return AdministratorRole.ofStored(role, organizationId != null);
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

  Long id() {
    return id;
  }

  boolean isFoundBy(String key) {
    return usernameKey.equals(key);
  }

  /** Whether it is called so, though an older node has stored it under the former key. */
  boolean isMeantBy(Username name) {
    return name.isMeaning(username);
  }

  Optional<Long> organizationId() {
    return Optional.ofNullable(organizationId);
  }

  /** With one query for all of them. */
  static List<AdministratorSnapshot> snapshots(List<Administrator> all, CloudIds organizations) {
    Map<Long, String> cloudIds =
        organizations.of(
            all.stream().flatMap(a -> a.organizationId().stream()).distinct().toList());
    return all.stream().map(administrator -> administrator.snapshot(cloudIds)).toList();
  }

  AdministratorSnapshot snapshot(CloudIds organizations) {
    return snapshots(List.of(this), organizations).get(0);
  }

  AdministratorSnapshot snapshot(Map<Long, String> cloudIds) {
    RowReader row = new RowReader("administrator " + id);
    if (role().isEmpty()) {
      row.leaveOut("role", "is not known to this server, so nobody can sign in with it.");
    }
    PasswordHashForm.check(passwordHash, row);
    return new AdministratorSnapshot(
        id,
        username,
        passwordHash,
        role(),
        organizationId().map(managed -> new ManagedOrganization(managed, cloudIds.get(managed))),
        enabled,
        isDisabledByOperator(),
        service,
        Optional.ofNullable(language).flatMap(tag -> row.read("language", () -> new Language(tag))),
        row.end(),
        stamps());
  }

  /** Who it is when it comes with one of its tokens. */
  AdministratorIdentity identity() {
    return new AdministratorIdentity(
        id,
        username,
        role().map(AdministratorRole::rights).orElse(Set.of()),
        organizationId(),
        enabled && role().isPresent(),
        Optional.empty());
  }
}
