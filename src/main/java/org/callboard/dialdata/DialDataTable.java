package org.callboard.dialdata;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.callboard.dialdata.DialRows.Places;
import org.callboard.layer.LayerEdit;
import org.callboard.layer.LayerKey;
import org.callboard.layer.LayerTable;
import org.callboard.organization.Stored;
import org.callboard.organization.StoredData;
import org.callboard.platform.DatabaseClock;

/** How layers of dial data are stored: a row for each layer, each entry and each removal. */
@ApplicationScoped
class DialDataTable implements LayerTable<DialData>, StoredData {

  /** What the rows are asked by. */
  private static final String OF_LAYERS = "e.layerId IN :layers";

  private static final String OF_ENTRY = OF_LAYERS + " AND e.entryId = :entry";

  /** A transaction may have read rows before it had the lock under which it reads them again. */
  private static final String REFRESH = "eclipselink.refresh";

  private static final String TRUE = "True";

  @PersistenceContext private EntityManager entities;

  private final DatabaseClock clock;

  /** For the container's proxy only. */
  protected DialDataTable() {
    this(null);
  }

  @Inject
  DialDataTable(DatabaseClock clock) {
    this.clock = clock;
  }

  /** How many entries of one type a layer has, and where the last one stands. */
  private record Extent(long count, int last) {}

  @Override
  public DialData empty() {
    return DialData.EMPTY;
  }

  @Override
  public Map<LayerKey, DialData> read(Collection<LayerKey> keys) {
    Map<LayerKey, DialData> layers = new HashMap<>();
    keys.forEach(key -> layers.put(key, DialData.EMPTY));
    Map<Long, DialRows> rows = new HashMap<>();
    layersOf(keys.stream().map(LayerKey::ownerId).distinct().toList()).stream()
        .filter(layer -> layer.isOfKnownKind() && layers.containsKey(layer.key()))
        .forEach(layer -> rows.put(layer.id(), new DialRows(layer.key(), layer.order())));
    fill(rows, Optional.empty());
    rows.values().forEach(r -> layers.put(r.key(), r.value()));
    return layers;
  }

  /**
   * By the owners alone: behind another condition H2 would look at every layer for an {@code IN}.
   */
  private List<DialLayerEntity> layersOf(List<Long> owners) {
    if (owners.isEmpty()) {
      return List.of();
    }
    return entities
        .createQuery(
            "SELECT l FROM DialLayerEntity l WHERE l.ownerId IN :owners", DialLayerEntity.class)
        .setParameter("owners", owners)
        .setHint(REFRESH, TRUE)
        .getResultList();
  }

  @Override
  public long weight(Collection<LayerKey> keys) {
    return layersOf(keys.stream().map(LayerKey::ownerId).distinct().toList()).stream()
        .filter(layer -> layer.isOfKnownKind() && keys.contains(layer.key()))
        .mapToLong(DialLayerEntity::weight)
        .sum();
  }

  @Override
  public long folded(List<DialData> layers) {
    return layers.stream().reduce(DialData.EMPTY, DialData::overlaidWith).weight();
  }

  @Override
  public Stored of(long organizationId) {
    Object[] found =
        entities
            .createQuery(
                "SELECT COALESCE(SUM(l.entries), 0), COALESCE(SUM(l.weight), 0)"
                    + " FROM DialLayerEntity l WHERE l.organizationId = :id",
                Object[].class)
            .setParameter("id", organizationId)
            .getSingleResult();
    return new Stored(((Number) found[0]).longValue(), ((Number) found[1]).longValue());
  }

  @Override
  public DialData readEntry(LayerKey key, String id) {
    return rows(key, layer(key), Optional.of(id)).value();
  }

  @Override
  public LayerEdit<DialData> edit(LayerKey key, UnaryOperator<DialData> edit) {
    return edit(key, edit, DialData.EMPTY);
  }

  @Override
  public LayerEdit<DialData> remember(LayerKey key, DialData held) {
    return edit(key, layer -> layer.remembering(held), held);
  }

  private LayerEdit<DialData> edit(LayerKey key, UnaryOperator<DialData> edit, DialData held) {
    Optional<DialLayerEntity> layer = layer(key);
    DialRows rows = rows(key, layer, Optional.empty());
    DialData before = rows.value();
    DialData edited = edit.apply(before).withinLimits();
    rows.leaveAgain(before, edited, held, clock::now);
    LayerEdit<DialData> done = new LayerEdit<>(before, remembering(edited, rows));
    save(key, layer, rows, done, Places.OF_WHOLE_LISTS).ifPresent(l -> l.resize(done.after()));
    entities.flush(); // a second edit in the same transaction reads the rows again
    return done;
  }

  private DialData remembering(DialData edited, DialRows rows) {
    return LayerLimits.hasTooManyRemovals(edited)
        ? LayerLimits.forgetting(edited, rows.departed(clock.now().toInstant()))
        : edited;
  }

  /** See {@link DialDepartures#take}. */
  void take(LayerKey key) {
    entities
        .createQuery(
            "UPDATE DialLayerEntity l SET l.organizationId = :organizationId"
                + " WHERE l.kind = :kind AND l.ownerId = :owner")
        .setParameter("organizationId", key.organizationId())
        .setParameter("kind", key.kind().name())
        .setParameter("owner", key.ownerId())
        .executeUpdate();
    edit(key, layer -> layer.withDeletions(Deletions.NONE));
  }

  @Override
  public LayerEdit<DialData> editEntry(LayerKey key, String id, UnaryOperator<DialData> edit) {
    Optional<DialLayerEntity> layer = layer(key);
    DialRows rows = rows(key, layer, Optional.of(id));
    DialData before = rows.value();
    LayerEdit<DialData> done = new LayerEdit<>(before, edit.apply(before));
    Optional<Places> places =
        layer.isEmpty()
            ? Optional.of(Places.OF_WHOLE_LISTS)
            : places(layer.get(), rows, done.after());
    if (places.isEmpty()) {
      return edit(key, edit);
    }
    rows.leaveAgain(before, done.after(), DialData.EMPTY, clock::now);
    save(key, layer, rows, done, places.get())
        .ifPresent(edited -> edited.resize(before, done.after()));
    entities.flush(); // as above
    return done;
  }

  /**
   * Where the entry is or shall be; empty if the layer may have to give something up for it, which
   * only the whole layer can tell.
   */
  private Optional<Places> places(DialLayerEntity layer, DialRows rows, DialData after) {
    int item = rows.items().stream().mapToInt(QuickDialItemEntity::position).findFirst().orElse(0);
    int action = rows.actions().stream().mapToInt(DialActionEntity::position).findFirst().orElse(0);
    if (rows.items().isEmpty() && !after.quickDial().isEmpty()) {
      Extent items = extent(QuickDialItemEntity.class, layer);
      if (items.count() >= LayerLimits.MAX_ITEMS) {
        return Optional.empty();
      }
      item = items.last() + 1;
    }
    if (rows.actions().isEmpty() && !after.dialActions().isEmpty()) {
      Extent actions = extent(DialActionEntity.class, layer);
      if (actions.count() >= LayerLimits.MAX_ACTIONS) {
        return Optional.empty();
      }
      action = actions.last() + 1;
    }
    boolean hidesMore = after.deletions().size() > rows.deletions();
    if (hidesMore && deletions(layer) >= LayerLimits.MAX_ACTIONS) {
      return Optional.empty();
    }
    int remembered = after.removals().size() + after.removedDialActions().size();
    if (remembered > rows.removals().size() && removals(layer) >= LayerLimits.MAX_REMOVALS) {
      return Optional.empty();
    }
    return Optional.of(new Places(item, action));
  }

  private Extent extent(Class<? extends LayerRow> type, DialLayerEntity layer) {
    Object[] found =
        entities
            .createQuery(
                "SELECT COUNT(e), MAX(e.position) FROM "
                    + type.getSimpleName()
                    + " e WHERE e.layerId = :layer",
                Object[].class)
            .setParameter("layer", layer.id())
            .getSingleResult();
    return new Extent((Long) found[0], found[1] == null ? -1 : (Integer) found[1]);
  }

  /** Of items and of actions; where there are many, the whole layer tells how many of each. */
  private long deletions(DialLayerEntity layer) {
    return entities
        .createQuery(
            "SELECT COUNT(e) FROM RemovalEntity e WHERE e.layerId = :layer AND e.kind IN :kinds",
            Long.class)
        .setParameter("layer", layer.id())
        .setParameter("kinds", RemovalEntity.Kind.DELETIONS)
        .getSingleResult();
  }

  private long removals(DialLayerEntity layer) {
    return entities
        .createQuery("SELECT COUNT(e) FROM RemovalEntity e WHERE e.layerId = :layer", Long.class)
        .setParameter("layer", layer.id())
        .getSingleResult();
  }

  /** The layer, if there was anything to save. */
  private Optional<DialLayerEntity> save(
      LayerKey key,
      Optional<DialLayerEntity> layer,
      DialRows rows,
      LayerEdit<DialData> edit,
      Places first) {
    if (!edit.isChange()) {
      return Optional.empty();
    }
    layer.ifPresent(there -> entities.lock(there, LockModeType.OPTIMISTIC_FORCE_INCREMENT));
    DialLayerEntity edited = layer.orElseGet(() -> create(key));
    rows.save(entities, edited.id(), edit.before(), edit.after(), first);
    if (!edit.after().order().equals(edit.before().order())) {
      edited.order(edit.after().order());
    }
    return Optional.of(edited);
  }

  private DialLayerEntity create(LayerKey key) {
    DialLayerEntity layer = new DialLayerEntity(key);
    entities.persist(layer);
    entities.flush(); // the rows refer to it by its plain id
    return layer;
  }

  private Optional<DialLayerEntity> layer(LayerKey key) {
    return entities
        .createQuery(
            "SELECT l FROM DialLayerEntity l WHERE l.kind = :kind AND l.ownerId = :owner",
            DialLayerEntity.class)
        .setParameter("kind", key.kind().name())
        .setParameter("owner", key.ownerId())
        .setHint(REFRESH, TRUE)
        .getResultStream()
        .findFirst();
  }

  private DialRows rows(LayerKey key, Optional<DialLayerEntity> layer, Optional<String> entry) {
    DialRows rows =
        new DialRows(
            key, entry.isPresent() ? Optional.empty() : layer.flatMap(DialLayerEntity::order));
    layer.ifPresent(there -> fill(Map.of(there.id(), rows), entry));
    return rows;
  }

  private void fill(Map<Long, DialRows> rows, Optional<String> entry) {
    if (rows.isEmpty()) {
      return;
    }
    rowsOf(QuickDialItemEntity.class, "e.position, e.id", rows, entry)
        .forEach((id, found) -> rows.get(id).items().addAll(found));
    rowsOf(DialActionEntity.class, "e.position, e.id", rows, entry)
        .forEach((id, found) -> rows.get(id).actions().addAll(found));
    rowsOf(RemovalEntity.class, "e.entryId, e.id", rows, entry)
        .forEach((id, found) -> rows.get(id).removals().addAll(found));
  }

  private <E extends LayerRow> Map<Long, List<E>> rowsOf(
      Class<E> type, String order, Map<Long, DialRows> rows, Optional<String> entry) {
    TypedQuery<E> query =
        entities
            .createQuery(
                "SELECT e FROM "
                    + type.getSimpleName()
                    + " e WHERE "
                    + (entry.isPresent() ? OF_ENTRY : OF_LAYERS)
                    + " ORDER BY "
                    + order,
                type)
            .setParameter("layers", rows.keySet())
            .setHint(REFRESH, TRUE);
    entry.ifPresent(id -> query.setParameter("entry", id));
    return query.getResultStream().collect(Collectors.groupingBy(LayerRow::layerId));
  }
}
