package org.callboard.device;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.callboard.organization.LastChanges;
import org.callboard.subscriber.Memberships;

/**
 * When there was something new for an organization's devices last. What was new for subscribers is
 * looked up for each, because it may be many.
 *
 * @param organization for all of them
 * @param groups for the members of each group, by its id: only what came after that
 */
record DeviceNews(Optional<OffsetDateTime> organization, Map<Long, OffsetDateTime> groups) {

  /** Of these groups, what is no news beside that of the organization is left out. */
  static DeviceNews of(Optional<OffsetDateTime> organization, Map<Long, OffsetDateTime> groups) {
    Map<Long, OffsetDateTime> later = new HashMap<>(groups);
    later.values().removeIf(time -> organization.filter(o -> !time.isAfter(o)).isPresent());
    return new DeviceNews(organization, later);
  }

  /** A condition: that the device has not heard of all of it. */
  String missed() {
    String heard = DeviceFilter.HEARD;
    StringBuilder missed = new StringBuilder("(" + heard + " IS NULL");
    organization.ifPresent(time -> missed.append(" OR " + heard + " < :ofAll"));
    missed.append(" OR " + LastChanges.isAfter("d.subscriberId", heard));
    for (long group : groups.keySet()) {
      missed
          .append(" OR (" + heard + " < :time" + group)
          .append(" AND d.subscriberId IN (" + Memberships.members("group" + group) + "))");
    }
    return missed.append(")").toString();
  }

  Map<String, Object> values() {
    Map<String, Object> values = new HashMap<>();
    organization.ifPresent(time -> values.put("ofAll", time));
    groups.forEach(
        (group, time) -> {
          values.put("time" + group, time);
          values.put("group" + group, group);
        });
    return values;
  }

  /** The same of one device. */
  boolean isMissed(
      Optional<OffsetDateTime> heard,
      Optional<OffsetDateTime> ofSubscriber,
      Collection<Long> groupIds) {
    return heard.isEmpty()
        || Stream.of(
                organization.stream(),
                ofSubscriber.stream(),
                groupIds.stream().filter(groups::containsKey).map(groups::get))
            .flatMap(times -> times)
            .anyMatch(time -> time.isAfter(heard.get()));
  }
}
