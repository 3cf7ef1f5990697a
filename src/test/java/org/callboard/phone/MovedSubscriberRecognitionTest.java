package org.callboard.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.callboard.Injection;
import org.callboard.device.FakeDevices;
import org.callboard.feed.DataChanged;
import org.callboard.organization.CloudId;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.security.RecognizedCredentials;
import org.callboard.security.Refusal;
import org.callboard.security.Refused;
import org.callboard.subscriber.Attributes;
import org.callboard.subscriber.FormerPlace;
import org.callboard.subscriber.SubscriberName;
import org.callboard.subscriber.SubscriberSnapshot;
import org.callboard.subscriber.Username;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Phones of somebody who was moved go on asking in the organization that was left. */
class MovedSubscriberRecognitionTest extends PhoneStoreFixture {

  private static final long OTHER = 9;
  private static final Username JOHNDOW = new Username("JohnDow");

  @BeforeEach
  void moveJohn() {
    recognize("12345678");
    commit(other(true));
    move(List.of(new FormerPlace(ORGANIZATION, JOHNDOW)));
  }

  private static OrganizationSnapshot other(boolean enabled) {
    OrganizationSnapshot like = organization(enabled);
    return new OrganizationSnapshot(OTHER, new CloudId("OTHER"), like.settings(), List.of());
  }

  private void move(List<FormerPlace> elsewhere) {
    commit(
        new SubscriberSnapshot(
            JOHN,
            new SubscriberName(OTHER, JOHNDOW.key()),
            "JohnDow",
            subscriber().passwordHash(),
            true,
            Optional.empty(),
            Set.of(),
            Attributes.NONE,
            Optional.empty(),
            List.of(),
            elsewhere));
  }

  @Test
  void whoWasRecognizedBeforeIsOfTheNewOrganizationWithoutAQueryOrAHash() {
    recognize("12345678");
    pbkdf2.takeIterations();
    queries = 0;
    assertThat(recognize("12345678").organization().cloudId()).hasToString("OTHER");
    assertThat(pbkdf2.takeIterations()).isZero();
    assertThat(queries).isZero();
  }

  @Test
  void whoComesForTheFirstTimeIsRecognizedInBoth() {
    recognized = new RecognizedCredentials(settings());
    restartKeepingCredentials();
    for (String cloudId : List.of("EXAMPLE", "OTHER")) {
      PhoneCall call = validate(credential(cloudId, "johndow", "12345678")).call().orElseThrow();
      assertThat(call.organization().id()).isEqualTo(OTHER);
      assertThat(call.subscriber().id()).isEqualTo(JOHN);
      assertInvalid(validate(credential(cloudId, "johndow", "wrong")));
    }
  }

  @Test
  void aTokenIsRecognizedInBothAndNowhereElse() {
    commitDevice(7, "johns", false);
    String token = FakeDevices.token("johns").text();
    for (String cloudId : List.of("EXAMPLE", "OTHER")) {
      assertThat(validate(credential(cloudId, "johndow", token)).subscriber()).isEqualTo(JOHN);
    }
    assertInvalid(validate(credential("ELSEWHERE", "johndow", token)));
    assertInvalid(validate(credential("EXAMPLE", "jane", token)));
  }

  @Test
  void whetherTheOldOrganizationIsEnabledIsNoMatter() {
    commit(organization(false));
    assertPhone(validate("12345678"));
    commit(organization(true));
    commit(other(false));
    assertThat(Refused.by(() -> validate("12345678"))).isEqualTo(Refusal.disabled());
  }

  @Test
  void anEndedNameIsNobodysThere() {
    move(List.of());
    assertInvalid(validate("12345678"));
    assertPhone(validate(credential("other", "johndow", "12345678")));
  }

  @Test
  void theCloudIdOfTheDeletedOldOrganizationIsNoWayAnyMore() {
    organizations.remove(ORGANIZATION);
    commit(other(true));
    changed(JOHN);
    Injection.tell(organizationCache, DataChanged.ofOrganization(ORGANIZATION));
    assertInvalid(validate("12345678"));
  }
}
