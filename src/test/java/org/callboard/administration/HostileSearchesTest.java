package org.callboard.administration;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.callboard.administrator.AdministratorRole;
import org.callboard.audit.AuditFilter;
import org.callboard.database.Caller;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.database.Node;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.InvalidValueException;
import org.callboard.security.Principals;
import org.callboard.subscriber.SubscriberFilter.Sort;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people type into fields to search by, and what no database could store. */
@DatabaseTest
class HostileSearchesTest {

  private static final List<String> TEXTS =
      List.of("a\u0000b", "\u0000", "\ud800", "a\udc00", "\uffff", "%!_\\'\"", "x".repeat(100_000));

  private static final List<Instant> MOMENTS =
      List.of(
          Instant.MIN,
          Instant.MAX,
          Instant.parse("+999999999-12-31T23:59:59Z"),
          Instant.parse("-999999999-01-01T00:00:00Z"),
          Instant.parse("-4714-01-01T00:00:00Z"),
          Instant.parse("+300000-01-01T00:00:00Z"));

  @Inject private Node node;
  @Inject private Given given;
  @Inject private SubscriberActs people;
  @Inject private FindActs finding;
  @Inject private OverviewActs overview;
  @Inject private RecordActs records;
  @Inject private WhyActs why;

  private final Caller operator =
      new Caller(Principals.operator("olga", 1), AdministratorRole.OPERATOR.rights());

  @BeforeEach
  void somebody() {
    given.items(given.subscriber(given.organization("ACME"), "ann"), "a");
  }

  private final List<String> faults = new ArrayList<>();

  private void each(String what, Consumer<String> search) {
    for (String text : TEXTS) {
      attempt(what + " " + (text.length() > 9 ? "long" : escaped(text)), () -> search.accept(text));
    }
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.chars().forEach(c -> escaped.append(Integer.toHexString(c)).append('.'));
    return escaped.toString();
  }

  private void attempt(String what, Runnable search) {
    try {
      operator.calls(
          () -> {
            search.run();
            return null;
          });
    } catch (InvalidValueException | EditRefusedException e) {
      // refused in words
    } catch (RuntimeException e) {
      faults.add(what + ": " + e);
    }
  }

  @Test
  void noTextIsAFaultOfTheServer() {
    each("people", t -> people.page("ACME", SubscriberSearch.of(t), Sort.DISPLAY_NAME, 0, 9));
    each("find", t -> finding.find("ACME", t));
    each("find as organization", t -> finding.find(t, "a"));
    each("overview", t -> overview.page(Optional.of(t), 0, 9));
    each("why", t -> why.why("ACME", "ann", t));
    each("why of", t -> why.why("ACME", t, "a"));
    each("person", t -> people.person("ACME", t));
    each("record text", t -> records.page(filter(t, 1), 0, 9));
    each("record administrator", t -> records.page(filter(t, 2), 0, 9));
    each("record about", t -> records.page(filter(t, 3), 0, 9));
    each("record target", t -> records.page(filter(t, 4), 0, 9));
    each("record request", t -> records.page(filter(t, 5), 0, 9));
    each("record organization", t -> records.page(filter(t, 6), 0, 9));
    assertThat(faults).isEmpty();
  }

  private static AuditFilter filter(String text, int which) {
    Optional<String> t = Optional.of(text);
    Optional<String> no = Optional.empty();
    return new AuditFilter(
        which == 6 ? t : no,
        Optional.empty(),
        which == 2 ? t : no,
        Optional.empty(),
        which == 3 ? Optional.of("subscriber") : no,
        which == 3 ? t : no,
        which == 4 ? t : no,
        which == 5 ? t : no,
        which == 1 ? t : no,
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void noMomentIsAFaultOfTheServer() {
    for (Instant moment : MOMENTS) {
      attempt(
          "from " + moment,
          () -> records.page(between(Optional.of(moment), Optional.empty()), 0, 9));
      attempt(
          "to " + moment, () -> records.page(between(Optional.empty(), Optional.of(moment)), 0, 9));
    }
    assertThat(faults).isEmpty();
  }

  private static AuditFilter between(Optional<Instant> from, Optional<Instant> to) {
    return new AuditFilter(Optional.empty(), Optional.empty(), Optional.empty(), from, to);
  }
}
