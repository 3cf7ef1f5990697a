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
import org.callboard.audit.Stamp;
import org.callboard.audit.Stamps;
import org.callboard.platform.RowIds;
import org.callboard.platform.RowReader;

/** A group of an organization's subscribers. */
@Entity
@Table(name = "subscriber_group")
class SubscriberGroup {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "subscriber_group_id")
  @SequenceGenerator(
      name = "subscriber_group_id",
      sequenceName = RowIds.SEQUENCE,
      allocationSize = RowIds.ALLOCATION)
  private Long id;

  @Column(name = "organization_id")
  private long organizationId;

  @Column(name = "name")
  private String name;

  @Column(name = "name_key")
  private String nameKey;

  /** Later groups overlay earlier ones. */
  @Column(name = "position")
  private int position;

  @Version
  @Column(name = "version")
  private long version;

  @Embedded private Stamps stamps = new Stamps();

  protected SubscriberGroup() {}

  SubscriberGroup(long organizationId, GroupName name, int position) {
    this.organizationId = organizationId;
    this.position = position;
    rename(name);
  }

  final void rename(GroupName newName) {
    name = newName.text();
    nameKey = newName.key();
  }

  void moveTo(int newPosition) {
    position = newPosition;
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

  long organizationId() {
    return organizationId;
  }

  int position() {
    return position;
  }

  /** A group whose name cannot be read counts on: phones need its place, not its name. */
  Group group() {
    RowReader row = new RowReader("subscriber_group " + id);
    GroupName readName =
        row.read("name", () -> new GroupName(name), new GroupName("unreadable-" + id));
    return new Group(id, readName, row.end());
  }
}
