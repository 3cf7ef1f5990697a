package org.callboard.layer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.callboard.organization.OrganizationQuota;
import org.callboard.platform.Bounds;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Settings;
import org.callboard.subscriber.Memberships;

/**
 * Refuses an edit that would make an answer too long, or an organization too large. An edit that
 * makes a layer no larger is never refused: whoever has too much can take something away.
 *
 * <p>A layer is looked at together with those below it: the organization's, and for a subscriber
 * its groups'. What the layers above would then be too much for is not looked at, which may be
 * anybody's; their phones get what fits.
 */
@ApplicationScoped
public class LayerSizes {

  private static final String BELOW = ", with the layers below this one";

  private final Memberships memberships;
  private final OrganizationQuota quota;
  private final long maxAnswer;

  /** For the container's proxy only. */
  protected LayerSizes() {
    memberships = null;
    quota = null;
    maxAnswer = 0;
  }

  @Inject
  LayerSizes(Memberships memberships, OrganizationQuota quota, Settings settings) {
    this.memberships = memberships;
    this.quota = quota;
    this.maxAnswer = settings.get(Bounds.ANSWER_BYTES);
  }

  /**
   * Looks at an edit when its rows are as they will be.
   *
   * @throws InvalidValueException if an answer would be too long
   * @throws org.callboard.platform.EditRefusedException if the organization would be too large
   */
  public <T extends LayerData<T>> void check(
      LayerAddress address, LayerEdit<T> edit, LayerTable<T> table) {
    long more = edit.after().weight() - edit.before().weight();
    quota.check(
        address.organization().id(), edit.after().entries() - edit.before().entries(), more);
    if (more <= 0) {
      return;
    }
    List<LayerKey> keys = withThoseBelow(address.key());
    if (table.weight(keys) <= maxAnswer) {
      return;
    }
    Map<LayerKey, T> layers = table.read(keys);
    check(address.path(), BELOW, table.folded(keys.stream().map(layers::get).toList()));
  }

  /**
   * Looks at an edit that nobody makes.
   *
   * @param withThoseBelow the layer as it would be, above those below it
   */
  <T extends LayerData<T>> void tryOut(
      LayerAddress address, LayerEdit<T> edit, List<T> withThoseBelow, LayerTable<T> table) {
    long more = edit.after().weight() - edit.before().weight();
    quota.tryOut(
        address.organization().id(), edit.after().entries() - edit.before().entries(), more);
    if (more > 0) {
      check(address.path(), BELOW, table.folded(withThoseBelow));
    }
  }

  /**
   * Looks at the own layers of subscribers that a bulk edit has written, each for itself: what
   * stands below them would have to be read for each.
   *
   * @param edits by the subscriber's id
   * @param nameOf tells what it is called
   */
  public <T extends LayerData<T>> void check(
      long organizationId, Map<Long, LayerEdit<T>> edits, LongFunction<String> nameOf) {
    long more = 0;
    long entries = 0;
    for (Map.Entry<Long, LayerEdit<T>> edit : edits.entrySet()) {
      long weight = edit.getValue().after().weight();
      long grown = weight - edit.getValue().before().weight();
      if (grown > 0 && weight > maxAnswer) {
        check("subscriber " + nameOf.apply(edit.getKey()), " by themselves", weight);
      }
      more += grown;
      entries += edit.getValue().after().entries() - edit.getValue().before().entries();
    }
    quota.check(organizationId, entries, more);
  }

  private void check(String layer, String what, long weight) {
    if (weight > maxAnswer) {
      throw new InvalidValueException(
          "entries",
          "of %s would make a phone's answer about %,d bytes long%s; %,d are allowed (%s)."
              .formatted(layer, weight, what, maxAnswer, Bounds.ANSWER_BYTES));
    }
  }

  private List<LayerKey> withThoseBelow(LayerKey key) {
    List<LayerKey> keys = new ArrayList<>();
    if (key.kind() != LayerKey.Kind.ORGANIZATION) {
      keys.add(LayerKey.ofOrganization(key.organizationId()));
    }
    if (key.kind() == LayerKey.Kind.SUBSCRIBER) {
      groupsOf(key.ownerId())
          .forEach(group -> keys.add(LayerKey.ofGroup(key.organizationId(), group)));
    }
    keys.add(key);
    return keys;
  }

  private Collection<Long> groupsOf(long subscriberId) {
    return memberships.groupIdsOf(subscriberId).stream().sorted().toList();
  }
}
