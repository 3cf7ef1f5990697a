package org.callboard.dialdata;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import org.callboard.layer.DepartedLayers;
import org.callboard.layer.Departures;
import org.callboard.layer.LayerAddress;
import org.callboard.layer.LayerKey;
import org.callboard.layer.LayerLocks;
import org.callboard.subscriber.GroupLeft;

/**
 * What phones may hold of dial data that is not theirs any more.
 *
 * <p>What a group gave is remembered in the organization's layer, whoever leaves: a removal does
 * nothing on a phone that does not hold the entry, and nothing where another layer still gives it.
 * So a group of thousands can be deleted without thousands of edits.
 */
@ApplicationScoped
public class DialDepartures extends Departures<DialData> {

  private final DialDataEditor layers;
  private final LayerLocks locks;

  /** For the container's proxy only. */
  protected DialDepartures() {
    layers = null;
    locks = null;
  }

  @Inject
  DialDepartures(
      DialDataTable table, DialDataEditor layers, LayerLocks locks, DepartedLayers departed) {
    super(table, layers, locks, departed);
    this.layers = layers;
    this.locks = locks;
  }

  /** Remembers the group's entries and removals in the organization's layer. */
  public void remember(@Observes GroupLeft left) {
    locks.lockGroups(List.of(left.groupId()));
    DialData group = layers.read(LayerKey.ofGroup(left.organization().id(), left.groupId()));
    if (!group.equals(DialData.EMPTY)) {
      layers.edit(
          LayerAddress.ofOrganization(left.organization()), layer -> layer.remembering(group));
    }
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
  protected DialData read(String memory) {
    return RemovalsJson.read(memory);
  }

  @Override
  protected DialData shortened(DialData memory) {
    return memory.withoutOrdinaryRemovals();
  }
}
