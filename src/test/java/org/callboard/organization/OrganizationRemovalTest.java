package org.callboard.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.database.Node;
import org.callboard.feed.DataChanged;
import org.callboard.platform.DatabaseContact;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Expected;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Organizations that were deleted: gone at once, and their rows bit by bit. */
@DatabaseTest
class OrganizationRemovalTest {

  private static final CloudId ACME = new CloudId("ACME");
  private static final int SLICE = 100;

  @Inject private Node node;
  @Inject private Given given;
  @Inject private OrganizationEditor editor;
  @Inject private OrganizationDirectory directory;
  @Inject private OrganizationCache cache;
  @Inject private OrganizationRemoval removal;
  @Inject private DatabaseContact database;

  private OrganizationSnapshot acme;

  @BeforeEach
  void twoOrganizations() {
    acme = given.organization("ACME");
    fill(acme.id(), 250);
    fill(given.organization("OTHER").id(), 3);
    given.group(acme, "sales");
  }

  private void fill(long organization, int count) {
    node.execute(
        "INSERT INTO subscriber (id, organization_id, username, username_key, password_hash) VALUES "
            + rows(count, "(%2$d, %1$d, 's%3$d', 's%3$d', 'none')", organization));
    node.execute(
        "INSERT INTO departed_layer (organization_id, username_key, data, memory) VALUES "
            + rows(count, "(%1$d, 'gone%3$d', 'ACCOUNT', '{}')", organization));
    node.execute(
        "INSERT INTO administrator (id, username, username_key, password_hash, role,"
            + " organization_id) VALUES (?, ?, ?, 'none', 'MANAGER', ?)",
        organization,
        "m" + organization,
        "m" + organization,
        organization);
    node.execute(
        "INSERT INTO job (id, organization_id, kind, state, started_by, progress)"
            + " VALUES (?, ?, 'subscribers', 'DONE', 'a', '{}')",
        "job" + organization,
        organization);
    node.execute(
        "INSERT INTO job_line (job_id, line, outcome) VALUES (?, 1, 'create')",
        "job" + organization);
  }

  private static String rows(int count, String form, long organization) {
    return IntStream.range(0, count)
        .mapToObj(i -> form.formatted(organization, 1_000_000 + 1000 * organization + i, i))
        .collect(Collectors.joining(", "));
  }

  @Test
  void aDeletedOrganizationIsGoneAtOnceAndItsCloudIdIsFree() {
    assertThat(forPhones()).isPresent();
    node.forgetTold();
    delete();
    assertThat(node.told(DataChanged.class)).containsExactly(DataChanged.ofEverything(acme.id()));
    assertThat(forPhones()).isEmpty();
    assertThat(directory.find(ACME)).isEmpty();
    assertThat(directory.load(acme.id())).isEmpty();
    assertThat(directory.find(StandInCloudId.of(acme.id()))).isEmpty();
    assertThat(directory.ids()).hasSize(1).doesNotContain(acme.id());
    assertThat(directory.page(0, 10).items())
        .extracting(organization -> organization.cloudId().value())
        .containsExactly("OTHER");
    assertThat(directory.page(0, 10).total()).isEqualTo(1);
    assertThat(node.rows("SELECT organization_id FROM administrator"))
        .doesNotContain(String.valueOf(acme.id()));
    assertThat(count("subscriber")).as("too many for one transaction").isEqualTo(253);

    OrganizationSnapshot next = given.organization("ACME");
    assertThat(next.id()).isNotEqualTo(acme.id());
    assertThat(forPhones()).contains(next);
    given.subscriber(next, "s1");
    finish();
    assertThat(directory.find(ACME)).contains(next);
    assertThat(count("subscriber")).isEqualTo(4);
  }

  @Test
  void nobodyCanEditADeletedOrganization() {
    delete();
    assertRefused(() -> given.subscriber(acme, "late"));
    assertRefused(() -> given.group(acme, "late"));
    assertRefused(() -> editor.delete(ACME, Expected.ANYTHING));
    assertRefused(() -> editor.delete(StandInCloudId.of(acme.id()), Expected.ANYTHING));
    assertRefused(() -> node.inTransaction(() -> editor.lock(acme.id())));
  }

  @Test
  void itsRowsGoInSlicesAndNoOthers() {
    delete();
    List<Long> subscribers = new ArrayList<>();
    List<Long> departed = new ArrayList<>();
    while (removal.deleteSome(acme.id(), SLICE)) {
      subscribers.add(count("subscriber"));
      departed.add(count("departed_layer"));
    }
    assertThat(subscribers).contains(153L, 53L).endsWith(3L);
    assertThat(departed).endsWith(3L);
    assertThat(removal.unfinished()).isEmpty();
    assertThat(node.rows("SELECT cloud_id FROM organization")).containsExactly("OTHER");
    assertThat(count("job")).isEqualTo(1);
    assertThat(count("job_line")).isEqualTo(1);
    assertThat(count("subscriber_group")).isZero();
    assertThat(count("administrator")).isEqualTo(1);
  }

  @Test
  void whatACrashLeavesIsTakenUpByTheNextNode() {
    delete();
    assertThat(removal.deleteSome(acme.id(), SLICE)).isTrue();
    node.restart(Map.of());
    assertThat(removal.unfinished()).containsExactly(acme.id());
    finish();
    assertThat(count("subscriber")).isEqualTo(3);
  }

  @Test
  void aLivingOrganizationLosesNothing() {
    assertThat(removal.unfinished()).isEmpty();
    assertThat(removal.deleteSome(acme.id(), SLICE)).isFalse();
    assertThat(count("subscriber")).isEqualTo(253);
  }

  @Test
  void nodesThatWorkAtOneOrganizationAtOnceAreNotInEachOthersWay() throws Exception {
    delete();
    assertThat(
            node.atOnce(
                4,
                () -> {
                  int slices = 0;
                  try {
                    while (removal.deleteSome(acme.id(), 10)) {
                      slices++;
                    }
                  } catch (OtherNodeAtWorkException e) {
                    assertThat(e).hasMessage("Another node is already doing this.");
                  }
                  return slices;
                }))
        .allMatch(Node::succeeded);
    finish();
    assertThat(count("subscriber")).isEqualTo(3);
  }

  private void delete() {
    editor.delete(ACME, Expected.ANYTHING);
  }

  /** However long the test took until now: the database is not lost. */
  private Optional<OrganizationSnapshot> forPhones() {
    database.confirm(System.nanoTime());
    return cache.find(ACME);
  }

  private void finish() {
    for (long id : removal.unfinished()) {
      while (removal.deleteSome(id, SLICE)) {
        assertThat(directory.load(id)).isEmpty();
      }
    }
    assertThat(removal.unfinished()).isEmpty();
  }

  private long count(String table) {
    return Long.parseLong(node.rows("SELECT COUNT(*) FROM " + table).get(0));
  }

  private static void assertRefused(Runnable edit) {
    assertThatThrownBy(edit::run).isInstanceOf(EditRefusedException.class);
  }
}
