package org.callboard.dialdata;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Optional;
import org.callboard.layer.LayerKey;

/** A layer that has, or once had, entries of its own. */
@Entity
@Table(name = "dial_layer")
class DialLayerEntity {

  static final String SEQUENCE = "callboard_id";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "dial_layer_id")
  @SequenceGenerator(name = "dial_layer_id", sequenceName = SEQUENCE, allocationSize = 50)
  private Long id;

  @Column(name = "organization_id")
  private long organizationId;

  /** The same as the owner in a subscriber's layer: lets the database delete both together. */
  @Column(name = "subscriber_id")
  private Long subscriberId;

  /** The same for a group. */
  @Column(name = "group_id")
  private Long groupId;

  /** A text, for JPA could read no layer of an owner because of one of a kind unknown here. */
  @Column(name = "kind")
  private String kind;

  @Column(name = "owner_id")
  private long ownerId;

  /** About how many bytes of an answer its entries have, see {@link DialWeight}. */
  @Column(name = "weight")
  private long weight;

  /** How many items and dial actions it has. */
  @Column(name = "entries")
  private int entries;

  /** In which order a draft puts entries, as JSON; null if in none. */
  @Column(name = "entry_order")
  private String order;

  /** Two administrators who edit one layer at once must not mix their lists. */
  @Version
  @Column(name = "version")
  private long version;

  protected DialLayerEntity() {}

  DialLayerEntity(LayerKey key) {
    this.organizationId = key.organizationId();
    this.kind = key.kind().name();
    this.ownerId = key.ownerId();
    this.subscriberId = key.kind() == LayerKey.Kind.SUBSCRIBER ? key.ownerId() : null;
    this.groupId = key.kind() == LayerKey.Kind.GROUP ? key.ownerId() : null;
  }

  Long id() {
    return id;
  }

  /** The layer has become what it is now. */
  void resize(DialData whole) {
    weight = whole.weight();
    entries = whole.entries();
  }

  /** One entry of the layer was edited. */
  void resize(DialData before, DialData after) {
    weight = Math.max(0, weight + after.weight() - before.weight());
    entries = Math.max(0, entries + after.entries() - before.entries());
  }

  long weight() {
    return weight;
  }

  Optional<String> order() {
    return Optional.ofNullable(order);
  }

  void order(EntryOrder newOrder) {
    order = newOrder.isNone() ? null : DialDataJson.ORDER.write(newOrder).toString();
  }

  boolean isOfKnownKind() {
    return LayerKey.Kind.isOne(kind);
  }

  /** Of one of a known kind. */
  LayerKey key() {
    return new LayerKey(LayerKey.Kind.valueOf(kind), organizationId, ownerId);
  }
}
