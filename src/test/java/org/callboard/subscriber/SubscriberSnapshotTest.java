package org.callboard.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SubscriberSnapshotTest {

  @Test
  void itsTextHasNeitherHashNorName() {
    SubscriberSnapshot snapshot =
        SnapshotOf.subscriber(1, new SubscriberName(2, "john"), "John", "the-hash", true);
    assertThat(snapshot.toString()).doesNotContain("the-hash").doesNotContainIgnoringCase("john");
  }
}
