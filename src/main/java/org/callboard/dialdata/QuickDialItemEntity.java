package org.callboard.dialdata;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Optional;
import org.callboard.mergeable.MergePriority;

/** A row of a layer's quick dial list. */
@Entity
@Table(name = "quick_dial_item")
class QuickDialItemEntity extends LayerRow {

  @Column(name = "display_name")
  private String displayName;

  @Column(name = "uri")
  private String uri;

  @Column(name = "portrait_url")
  private String portraitUrl;

  @Column(name = "priority")
  private int priority;

  @Column(name = "position")
  private int position;

  protected QuickDialItemEntity() {}

  QuickDialItemEntity(long layerId, String itemId) {
    super(layerId, itemId);
  }

  void set(QuickDialItem item, int newPosition) {
    displayName = item.displayName();
    uri = item.uri();
    portraitUrl = item.portrait().orElse(null);
    priority = item.priority().value();
    position = newPosition;
  }

  QuickDialItem value() {
    return new QuickDialItem(
        entryId(), displayName, uri, Optional.ofNullable(portraitUrl), new MergePriority(priority));
  }

  int position() {
    return position;
  }
}
