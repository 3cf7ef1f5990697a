package org.callboard.dialdata;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.callboard.mergeable.KeyNodesJson;

/** A row of a layer's dial actions. */
@Entity
@Table(name = "dial_action")
class DialActionEntity extends LayerRow {

  /** The key nodes as JSON, see {@link KeyNodesJson}. */
  @Column(name = "key_nodes")
  private String keyNodes;

  @Column(name = "position")
  private int position;

  protected DialActionEntity() {}

  DialActionEntity(long layerId, String actionId) {
    super(layerId, actionId);
  }

  void set(DialAction action, int newPosition) {
    keyNodes = KeyNodesJson.write(action.nodes());
    position = newPosition;
  }

  DialAction value() {
    return new DialAction(entryId(), KeyNodesJson.read(keyNodes));
  }

  int position() {
    return position;
  }
}
