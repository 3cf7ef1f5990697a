package org.callboard.feed;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Node;
import org.junit.jupiter.api.Test;

/** Rows of the change feed as somebody's SQL, or a newer version, may leave them. */
@DatabaseTest
class UnreadableFeedTest {

  private static final DataChanged JOHN = DataChanged.ofSubscriber(1, 5);
  private static final DataChanged ANYTHING = DataChanged.ofEverything(1);

  @Inject private Node node;
  @Inject private ChangeFeed feed;

  @Test
  void aScopeThatIsNotKnownMeansEverythingAndTheFeedGoesOn() {
    node.withoutChecks(
        "change_feed",
        () -> {
          long place = feed.end();
          record(JOHN);
          record(JOHN);
          node.execute(
              "UPDATE change_feed SET scope = 'DEVICE' WHERE id = (SELECT MIN(id) FROM"
                  + " change_feed)");
          feed.givePlaces();
          assertThat(feed.since(place).complete()).isTrue();
          assertThat(feed.since(place).entries())
              .extracting(News.Entry::change)
              .containsExactly(ANYTHING, JOHN);
        });
  }

  @Test
  void oneThingThatIsNotNamedMeansEverything() {
    long place = feed.end();
    record(JOHN);
    record(DataChanged.ofGroup(1, 7));
    node.execute("UPDATE change_feed SET scope_id = NULL");
    assertThat(feed.since(place).entries())
        .extracting(News.Entry::change)
        .containsExactly(ANYTHING, ANYTHING);
  }

  private void record(DataChanged change) {
    node.inTransaction(() -> feed.record(change));
  }
}
