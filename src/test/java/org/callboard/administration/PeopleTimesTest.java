package org.callboard.administration;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;
import org.callboard.administrator.AdministratorRole;
import org.callboard.database.Caller;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.database.Node;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.Page;
import org.callboard.security.Principals;
import org.callboard.subscriber.SubscriberFilter.Sort;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * How long the list of people takes in a large organization. It is reported and not asserted, for
 * it depends on the machine. The report is worth reading with {@code
 * -Dcallboard.test.people=100000}; without it there are so few that the test costs nothing.
 */
@DatabaseTest
class PeopleTimesTest {

  private static final Logger LOG = Logger.getLogger(PeopleTimesTest.class.getName());
  private static final int PEOPLE = Integer.getInteger("callboard.test.people", 1000);
  private static final int SIZE = 25;
  private static final int TIMES = 9;

  @Inject private Node node;
  @Inject private Given given;
  @Inject private SubscriberActs people;

  private final Caller operator =
      new Caller(Principals.operator("olga", 1), AdministratorRole.OPERATOR.rights());

  private OrganizationSnapshot acme;

  @BeforeEach
  void aLargeOrganization() {
    acme = given.organization("ACME");
    given.group(acme, "sales");
    acme = given.now(acme);
    // Of ten people seven have a display name, half have an extension, and six a device. One of
    // twenty phones keeps its password; every device was heard of within 90 days.
    fill(
        "subscriber (id, organization_id, username, username_key, password_hash, display_name,"
            + " enabled, attributes, attributes_key, signed_in_at)",
        "1000000 + n, "
            + acme.id()
            + ", CONCAT('user', n), CONCAT('user', n), 'none',"
            + " CASE WHEN MOD(n, 10) < 7 THEN CONCAT('Name ', MOD(n * 7919, 100003), ' Surname')"
            + " END, MOD(n, 1000) <> 0, CASE WHEN MOD(n, 2) = 0 THEN CONCAT('{\"extension\":\"', n, '\"}')"
            + " ELSE '{}' END, CASE WHEN MOD(n, 2) = 0 THEN CONCAT('', n) END,"
            + " CASE WHEN MOD(n, 10) < 6 THEN CURRENT_TIMESTAMP - INTERVAL '200' DAY END",
        "TRUE");
    fill(
        "device (organization_id, subscriber_id, public_id, token_hash, label, agent,"
            + " last_seen, signed_in_at)",
        acme.id()
            + ", 1000000 + n, CONCAT('p', n), CONCAT('h', n), 'Phone', 'App/1',"
            + " CURRENT_TIMESTAMP - MOD(n, 90) * INTERVAL '1' DAY,"
            + " CURRENT_TIMESTAMP - INTERVAL '200' DAY",
        "MOD(n, 10) < 6");
    fill(
        "subscriber_contact (subscriber_id, contact_at)",
        "1000000 + n, CURRENT_TIMESTAMP - MOD(n, 80) * INTERVAL '1' DAY",
        "MOD(n, 20) = 7");
    fill(
        "group_member (group_id, subscriber_id)",
        acme.groups().get(0).id() + ", 1000000 + n",
        "MOD(n, 10) = 3");
    fill(
        "sign_in_code (organization_id, subscriber_id, public_id, code_hash, expires_at)",
        acme.id() + ", 1000000 + n, CONCAT('c', n), 'none', CURRENT_TIMESTAMP + INTERVAL '1' DAY",
        "MOD(n, 100) = 9");
    if (isPostgres()) {
      for (String table :
          List.of("sign_in_code", "subscriber", "device", "subscriber_contact", "group_member")) {
        node.execute("VACUUM ANALYZE " + table); // as the server does by itself, some time later
      }
    }
  }

  private boolean isPostgres() {
    return node.rows("SELECT table_name FROM information_schema.tables").toString().contains("pg_");
  }

  private void fill(String into, String values, String where) {
    node.execute(
        "INSERT INTO %s SELECT %s FROM %s WHERE %s"
            .formatted(
                into,
                values,
                isPostgres()
                    ? "generate_series(1, " + PEOPLE + ") n"
                    : "(SELECT x AS n FROM SYSTEM_RANGE(1, " + PEOPLE + ")) s",
                where));
  }

  @Test
  void theTimesOfTheList() {
    int last = PEOPLE - SIZE;
    assertThat(time("page 1 by name", search(null, null, null), Sort.DISPLAY_NAME, 0))
        .isEqualTo(PEOPLE);
    time("the page in the middle by name", search(null, null, null), Sort.DISPLAY_NAME, last / 2);
    time("the last page by name", search(null, null, null), Sort.DISPLAY_NAME, last);
    time("the last page by username", search(null, null, null), Sort.USERNAME, last);
    assertThat(time("search, a few", search("user99", null, null), Sort.DISPLAY_NAME, 0))
        .isPositive();
    assertThat(time("search, nobody", search("nobody", null, null), Sort.DISPLAY_NAME, 0)).isZero();
    assertThat(time("search, all", search("e", null, null), Sort.DISPLAY_NAME, 0))
        .isEqualTo(PEOPLE);
    assertThat(time("never signed in", search(null, true, null), Sort.DISPLAY_NAME, 0))
        .isEqualTo(PEOPLE * 7 / 20);
    assertThat(time("signed in", search(null, false, null), Sort.DISPLAY_NAME, 0))
        .isEqualTo(PEOPLE * 13 / 20);
    assertThat(time("silent for 30 days", search(null, null, 30), Sort.DISPLAY_NAME, 0))
        .isPositive();
    time("silent, the 1000th", search(null, null, 30), Sort.DISPLAY_NAME, 1000);
    assertThat(time("of a group", of(Optional.of("sales"), false, false), Sort.DISPLAY_NAME, 0))
        .isEqualTo(PEOPLE / 10);
    assertThat(time("disabled", of(Optional.empty(), true, false), Sort.DISPLAY_NAME, 0))
        .isEqualTo(PEOPLE / 1000);
    assertThat(time("with a code", of(Optional.empty(), false, true), Sort.DISPLAY_NAME, 0))
        .isEqualTo(PEOPLE / 100);
    time("by last contact", search(null, null, null), Sort.LAST_CONTACT_DOWN, 0);
  }

  private static SubscriberSearch search(String text, Boolean never, Integer silentDays) {
    return new SubscriberSearch(
        Optional.ofNullable(text),
        Optional.empty(),
        Optional.empty(),
        Optional.ofNullable(never),
        Optional.ofNullable(silentDays),
        Optional.empty());
  }

  private static SubscriberSearch of(Optional<String> group, boolean disabled, boolean waiting) {
    return new SubscriberSearch(
        Optional.empty(),
        group,
        disabled ? Optional.of(false) : Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        waiting ? Optional.of(true) : Optional.empty());
  }

  /** Reports the median, and says how many were found. */
  private long time(String what, SubscriberSearch search, Sort sort, int offset) {
    long[] millis = new long[TIMES];
    long total = 0;
    for (int i = 0; i < TIMES; i++) {
      long begun = System.nanoTime();
      Page<Person> page =
          operator.calls(() -> people.page("ACME", search, sort, Math.max(0, offset), SIZE));
      millis[i] = (System.nanoTime() - begun) / 100_000;
      total = page.total();
    }
    Arrays.sort(millis);
    LOG.info(
        "%s of %d on %s: %.1f ms (median of %d; the slowest %.1f), %d found"
            .formatted(
                what,
                PEOPLE,
                isPostgres() ? "PostgreSQL" : "H2",
                millis[TIMES / 2] / 10.0,
                TIMES,
                millis[TIMES - 1] / 10.0,
                total));
    return total;
  }
}
