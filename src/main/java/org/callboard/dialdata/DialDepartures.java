package org.callboard.dialdata;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import org.callboard.layer.DepartedLayers;
import org.callboard.layer.Departures;
import org.callboard.layer.LayerAddress;
import org.callboard.layer.LayerData;
import org.callboard.layer.LayerKey;
import org.callboard.platform.RowReader;
import org.callboard.subscriber.GroupsLeft;

/**
 * What phones may hold of dial data that is not theirs any more.
 *
 * <p>What a group gave is remembered in the organization's layer, whoever leaves: a removal does
 * nothing on a phone that does not hold the entry, and nothing where another layer still gives it.
 * So a group of thousands can be deleted without thousands of edits.
 */
@ApplicationScoped
public class DialDepartures extends Departures<DialData> {

  private final DialDataTable table;
  private final DialDataEditor layers;

  /** For the container's proxy only. */
  protected DialDepartures() {
    table = null;
    layers = null;
  }

  @Inject
  DialDepartures(DialDataTable table, DialDataEditor layers, DepartedLayers departed) {
    super(table, layers, departed);
    this.table = table;
    this.layers = layers;
  }

  /** Remembers the groups' entries and removals in the organization's layer. */
  public void remember(@Observes GroupsLeft left) {
    long organizationId = left.organization().id();
    List<DialData> groups =
        left.leavers().keySet().stream()
            .map(id -> layers.read(LayerKey.ofGroup(organizationId, id)))
            .filter(group -> !group.equals(DialData.EMPTY))
            .toList();
    if (!groups.isEmpty()) {
      layers.remember(
          LayerAddress.ofOrganization(left.organization()),
          LayerData.memoryOf(DialData.EMPTY, groups));
    }
  }

  @Override
  protected void take(LayerKey key) {
    table.take(key);
  }

  @Override
  protected String data() {
    return "DIAL_DATA";
  }

  @Override
  protected String write(DialData data) {
    return RemovalsJson.write(data);
  }

  @Override
  protected DialData read(String memory, RowReader row) {
    return RemovalsJson.read(memory, row);
  }

  @Override
  protected DialData shortened(DialData memory) {
    return LayerLimits.withoutOrdinaryRemovals(memory);
  }
}
