package org.callboard.dialdata;

import jakarta.persistence.Column;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.SequenceGenerator;

/** A row that belongs to a layer and is known there by an id of the administrator's choice. */
@MappedSuperclass
abstract class LayerRow {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "layer_row_id")
  @SequenceGenerator(
      name = "layer_row_id",
      sequenceName = DialLayerEntity.SEQUENCE,
      allocationSize = 50)
  private Long id;

  @Column(name = "layer_id")
  private long layerId;

  @Column(name = "entry_id")
  private String entryId;

  protected LayerRow() {}

  LayerRow(long layerId, String entryId) {
    this.layerId = layerId;
    this.entryId = entryId;
  }

  long layerId() {
    return layerId;
  }

  String entryId() {
    return entryId;
  }
}
