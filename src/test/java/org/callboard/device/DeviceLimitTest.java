package org.callboard.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.callboard.platform.EditRefusedException;
import org.junit.jupiter.api.Test;

class DeviceLimitTest {

  private static final DeviceRow USED_LATELY = device(1, "a", 100, 900);
  private static final DeviceRow UNUSED_FOR_LONG = device(2, "b", 200, 300);
  private static final DeviceRow NEVER_USED = device(3, "c", 10, null);
  private static final DeviceRow NAMELESS_USED = device(4, null, 50, 400);
  private static final DeviceRow NAMELESS_OLD = device(5, null, 500, null);
  private static final DeviceRow NAMELESS_NEW = device(6, null, 600, null);

  private static final List<DeviceRow> ALL =
      List.of(USED_LATELY, UNUSED_FOR_LONG, NEVER_USED, NAMELESS_USED, NAMELESS_OLD, NAMELESS_NEW);

  @Test
  void whoeverIsLikeliestNobodyGoesFirst() {
    List<DeviceRow> left = new ArrayList<>(ALL);
    List<DeviceRow> gone = new ArrayList<>();
    while (!left.isEmpty()) {
      List<DeviceRow> next = new DeviceLimit(left.size(), true).toEnd(left);
      assertThat(next).hasSize(1);
      gone.addAll(next);
      left.removeAll(next);
    }
    assertThat(gone)
        .containsExactly(
            NAMELESS_OLD, NAMELESS_NEW, NEVER_USED, UNUSED_FOR_LONG, NAMELESS_USED, USED_LATELY);
  }

  @Test
  void nobodyGoesWhileThereIsRoom() {
    assertThat(new DeviceLimit(7, true).toEnd(ALL)).isEmpty();
    assertThat(new DeviceLimit(7, false).toEnd(ALL)).isEmpty();
  }

  @Test
  void aLowerLimitEndsAsManyAsAreTooMany() {
    assertThat(new DeviceLimit(2, true).toEnd(ALL)).hasSize(5).doesNotContain(USED_LATELY);
  }

  @Test
  void whereTheOldOnesStayTheNewOneIsRefused() {
    assertThatThrownBy(() -> new DeviceLimit(6, false).toEnd(ALL))
        .isInstanceOfSatisfying(
            EditRefusedException.class,
            e -> assertThat(e.reason()).isEqualTo(EditRefusedException.Reason.CONFLICT))
        .hasMessageContaining("limit of devices: 6.");
  }

  private static DeviceRow device(long id, String installation, long firstSeen, Integer lastSeen) {
    return new DeviceRow(
        id,
        new DeviceView(
            "id" + id,
            "label",
            "agent",
            Optional.ofNullable(installation),
            Instant.ofEpochSecond(firstSeen),
            Optional.ofNullable(lastSeen).map(Instant::ofEpochSecond),
            false,
            List.of()));
  }
}
