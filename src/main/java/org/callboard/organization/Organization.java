package org.callboard.organization;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Optional;

/** A customer of the vendor with an app of its own. */
@Entity
@Table(name = "organization")
public class Organization {

  static final String SEQUENCE = "callboard_id";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = SEQUENCE)
  @SequenceGenerator(name = SEQUENCE, sequenceName = SEQUENCE, allocationSize = 50)
  private Long id;

  @Column(name = "cloud_id")
  private String cloudId;

  @Column(name = "name")
  private String name;

  @Column(name = "enabled")
  private boolean enabled = true;

  /** Null means that no replace attribute is sent. */
  @Column(name = "replace_priority")
  private Integer replacePriority = ReplacePriority.DEFAULT.value();

  @Column(name = "removes_dial_actions")
  private boolean removesDialActions;

  @Version
  @Column(name = "version")
  private long version;

  /** For JPA. */
  protected Organization() {}

  public Organization(CloudId cloudId, String name) {
    this.cloudId = cloudId.value();
    this.name = name;
  }

  public Long id() {
    return id;
  }

  OrganizationSnapshot snapshot() {
    return new OrganizationSnapshot(
        id,
        new CloudId(cloudId),
        name,
        enabled,
        Optional.ofNullable(replacePriority).map(ReplacePriority::new),
        removesDialActions);
  }
}
