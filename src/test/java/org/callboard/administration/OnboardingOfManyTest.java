package org.callboard.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.callboard.administrator.AdministratorRole;
import org.callboard.database.Caller;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.database.Node;
import org.callboard.device.CodeDirectory;
import org.callboard.device.SignInCode;
import org.callboard.layer.LayerAddress;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.InvalidValueException.Violation;
import org.callboard.security.Principals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Codes for many at once: all get one or nobody does. */
@DatabaseTest
class OnboardingOfManyTest {

  @Inject private Node node;
  @Inject private Given given;
  @Inject private OnboardingActs onboarding;
  @Inject private CodeDirectory codes;

  private OrganizationSnapshot acme;
  private LayerAddress ann;
  private Caller manager;

  @BeforeEach
  void anOrganizationWithThree() {
    acme = given.organization("ACME");
    ann = given.subscriber(acme, "ann");
    given.subscriber(acme, "bob");
    given.subscriber(acme, "cyd");
    manager = manager(acme);
  }

  @Test
  void everybodyGetsACodeOfTheirOwnAndEachIsInTheRecord() {
    List<Onboarding> made = make("cyd", "ANN");
    assertThat(made).extracting(one -> one.subscriber().username()).containsExactly("cyd", "ann");
    SignInCode anns = SignInCode.of(made.get(1).code().orElseThrow().code()).orElseThrow();
    SignInCode cyds = SignInCode.of(made.get(0).code().orElseThrow().code()).orElseThrow();
    assertThat(codes.idOf(ann.key().ownerId(), anns)).isPresent();
    assertThat(codes.idOf(ann.key().ownerId(), cyds)).isEmpty();
    assertThat(records())
        .containsExactlyInAnyOrder(
            "CREATE organizations/ACME/subscribers/cyd/codes/" + id(made.get(0)),
            "CREATE organizations/ACME/subscribers/ann/codes/" + id(made.get(1)));
    assertThat(node.rows("SELECT after_state FROM audit_entry WHERE target LIKE '%/codes/%'"))
        .allMatch(state -> state.contains("expires") && state.contains("createdBy"))
        .noneMatch(state -> state.contains(anns.text()) || state.contains(cyds.text()));
    assertThat(made.toString()).doesNotContain(made.get(0).code().orElseThrow().code());
  }

  @Test
  void whoCannotGetOneIsNamedAndNobodyGetsOne() {
    node.execute("UPDATE subscriber SET enabled = FALSE WHERE username = 'bob'");
    assertThatThrownBy(() -> make("ann", "nobody", "bob", "Ann", "", "cyd"))
        .isInstanceOfSatisfying(
            InvalidValueException.class,
            e ->
                assertThat(e.violations())
                    .extracting(Violation::toString)
                    .containsExactlyInAnyOrder(
                        "usernames[1] is no subscriber of this organization.",
                        "usernames[2] is disabled, so a code would be of no use. Enable them"
                            + " first.",
                        "usernames[3] is named twice. Name everybody once.",
                        "usernames[4] is no subscriber of this organization."));
    assertThat(records()).isEmpty();
    assertThat(node.rows("SELECT id FROM sign_in_code")).isEmpty();
  }

  @Test
  void aRequestHasFiveHundredPeopleAtMost() {
    for (int number : new int[] {0, 501}) {
      String[] names = IntStream.range(0, number).mapToObj(i -> "p" + i).toArray(String[]::new);
      assertThatThrownBy(() -> make(names))
          .hasMessage("usernames must name 1 to 500 subscribers. For more, ask several times.");
    }
    String[] five =
        IntStream.range(0, 500)
            .mapToObj(i -> "many" + i)
            .peek(name -> given.subscriber(acme, name))
            .toArray(String[]::new);
    assertThat(make(five)).hasSize(500);
    assertThat(node.rows("SELECT COUNT(*) FROM sign_in_code")).containsExactly("500");
  }

  @Test
  void whoHasTwentyCodesAlreadyKeepsAllOthersFromGettingOne() {
    for (int i = 0; i < 20; i++) {
      make("bob");
    }
    assertThatThrownBy(() -> make("ann", "bob"))
        .isInstanceOf(EditRefusedException.class)
        .hasMessage("There are 20 codes already for bob. Delete some first; no code was made.");
    assertThat(records()).hasSize(20);
    node.execute("UPDATE sign_in_code SET expires_at = CURRENT_TIMESTAMP - INTERVAL '1' SECOND");
    make("ann", "bob"); // those that have ended do not count, and are forgotten
    assertThat(node.rows("SELECT COUNT(*) FROM sign_in_code")).containsExactly("2");
  }

  @Test
  void twoRequestsForTheSamePeopleInOtherOrdersBothSucceed() throws Exception {
    List<String> there = List.of("ann", "bob", "cyd");
    List<String> back = List.of("cyd", "bob", "ann");
    AtomicInteger turn = new AtomicInteger();
    List<Future<List<Onboarding>>> all =
        node.atOnce(
            6, () -> make((turn.getAndIncrement() % 2 == 0 ? there : back).toArray(String[]::new)));
    for (Future<List<Onboarding>> each : all) {
      assertThat(each.get()).hasSize(3);
    }
    assertThat(node.rows("SELECT COUNT(*) FROM sign_in_code")).containsExactly("18");
  }

  @Test
  void theLifeIsAsAskedAndBounded() {
    Duration hour = Duration.ofHours(1);
    Onboarding one =
        manager
            .calls(() -> onboarding.createMany("ACME", named("ann"), Optional.of(hour), true))
            .get(0);
    var view = one.code().orElseThrow().view();
    assertThat(Duration.between(view.created(), view.expires())).isEqualTo(hour);
    assertThat(one.csc()).endsWith("@ACME*");
    assertThatThrownBy(
            () ->
                manager.calls(
                    () ->
                        onboarding.createMany(
                            "ACME", named("ann"), Optional.of(Duration.ofDays(31)), false)))
        .hasMessage("minutes must be from 1 to 43200.");
  }

  @Test
  void aSearchFindsThemAndPassesOverWhoIsDisabled() {
    given.group(acme, "sales", "ann", "cyd");
    node.execute("UPDATE subscriber SET enabled = FALSE WHERE username = 'cyd'");
    assertThat(find(search(Optional.of("sales"), Optional.empty())))
        .extracting(one -> one.subscriber().username())
        .containsExactly("ann");
    assertThat(find(search(Optional.empty(), Optional.of(false)))) // who has no code yet
        .extracting(one -> one.subscriber().username())
        .containsExactly("bob");
    assertThatThrownBy(() -> find(search(Optional.empty(), Optional.of(false))))
        .hasMessage("search finds nobody who is enabled.");
    assertThatThrownBy(() -> find(search(Optional.of("nobody"), Optional.empty())))
        .hasMessageContaining("group");
  }

  @Test
  void aSearchThatFindsTooManyMakesNoCode() {
    for (int i = 0; i < 499; i++) {
      given.subscriber(acme, "many" + i);
    }
    assertThatThrownBy(() -> find(search(Optional.empty(), Optional.empty())))
        .hasMessage(
            "search finds 502 subscribers who are enabled, and one request lets at most 500 sign"
                + " in. Make the search narrower.");
    assertThat(node.rows("SELECT id FROM sign_in_code")).isEmpty();
  }

  private static SubscriberSearch search(Optional<String> group, Optional<Boolean> codeWaiting) {
    return new SubscriberSearch(
        Optional.empty(), group, Optional.empty(), Optional.empty(), Optional.empty(), codeWaiting);
  }

  @Test
  void anotherOrganizationsManagerFindsNobody() {
    Caller other = manager(given.organization("OTHER"));
    assertThatThrownBy(
            () ->
                other.calls(
                    () -> onboarding.createMany("ACME", named("ann"), Optional.empty(), false)))
        .hasMessage("There is no such organization.");
    assertThatThrownBy(
            () ->
                other.calls(
                    () -> onboarding.createMany("OTHER", named("ann"), Optional.empty(), false)))
        .hasMessage("usernames[0] is no subscriber of this organization.");
  }

  private List<Onboarding> make(String... usernames) {
    return manager.calls(
        () -> onboarding.createMany("ACME", named(usernames), Optional.empty(), false));
  }

  private static Selection named(String... usernames) {
    return new Selection.Named(List.of(usernames));
  }

  private List<Onboarding> find(SubscriberSearch search) {
    return manager.calls(
        () -> onboarding.createMany("ACME", new Selection.Found(search), Optional.empty(), false));
  }

  private static Caller manager(OrganizationSnapshot organization) {
    return new Caller(
        Principals.manager("eve", 7, organization.id()), AdministratorRole.MANAGER.rights());
  }

  private static String id(Onboarding one) {
    return one.code().orElseThrow().view().id();
  }

  private List<String> records() {
    return node.rows(
        "SELECT action, target FROM audit_entry WHERE target LIKE '%/codes/%' ORDER BY id");
  }
}
