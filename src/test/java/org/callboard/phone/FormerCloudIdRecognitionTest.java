package org.callboard.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.callboard.device.FakeDevices;
import org.callboard.feed.DataChanged;
import org.callboard.organization.CloudId;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.security.GuessLimits.InForce;
import org.callboard.security.RecognizedCredentials;
import org.callboard.security.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Phones go on asking by the Cloud ID that their organization had. */
class FormerCloudIdRecognitionTest extends PhoneStoreFixture {

  private static final CloudId OLD = new CloudId("EXAMPLE");
  private static final CloudId NEW = new CloudId("RENAMED");

  @BeforeEach
  void renameTheOrganization() {
    recognize("12345678");
    rename(Set.of(OLD));
  }

  private void rename(Set<CloudId> former) {
    OrganizationSnapshot before = organization(true);
    commit(
        new OrganizationSnapshot(
            ORGANIZATION, NEW, before.settings(), before.groups(), List.of(), former));
  }

  @Test
  void whoWasRecognizedBeforeStaysRecognizedWithoutAQueryOrAHash() {
    pbkdf2.takeIterations();
    queries = 0;
    assertThat(recognize("12345678").organization().cloudId()).isEqualTo(NEW);
    assertThat(pbkdf2.takeIterations()).isZero();
    assertThat(queries).isZero();
  }

  @Test
  void whoComesForTheFirstTimeIsRecognizedByEither() {
    recognized = new RecognizedCredentials(settings());
    restartKeepingCredentials();
    assertPhone(validate("12345678"));
    assertPhone(validate(credential("renamed", "johndow", "12345678")));
    assertInvalid(validate("wrong"));
  }

  @Test
  void aTokenIsRecognizedByEither() {
    String token = FakeDevices.token("johns").text();
    commitDevice(7, "johns", false);
    for (String cloudId : List.of("EXAMPLE", "RENAMED")) {
      assertThat(validate(credential(cloudId, "johndow", token)).subscriber()).isEqualTo(JOHN);
    }
  }

  @Test
  void anEndedOneFindsNobody() {
    rename(Set.of());
    assertInvalid(validate("12345678"));
    assertPhone(validate(credential("renamed", "johndow", "12345678")));
  }

  /** An older node does not know that the Cloud ID is taken. */
  @Test
  void aCloudIdMeansWhoHasItBeforeWhoHadIt() {
    assertPhone(validate("12345678"));
    OrganizationSnapshot other = organization(true);
    organizations.put(
        9L, new OrganizationSnapshot(9, OLD, other.settings(), List.of(), List.of(), Set.of()));
    organizationCache.readAhead(DataChanged.ofOrganization(9));
    assertThat(organizationCache.find(OLD).orElseThrow().id()).isEqualTo(9);
    assertThat(organizationCache.inMemory(OLD).orElseThrow().id()).isEqualTo(9);
  }

  @Test
  void whoeverGuessesByBothHasNoMoreGuesses() {
    organizationCache.readAhead(DataChanged.ofOrganization(ORGANIZATION));
    for (int i = 0; i < 5; i++) {
      assertInvalid(validate("wrong " + i));
      assertInvalid(validate(credential("renamed", "johndow", "wronger " + i)));
    }
    Refused.with(429, () -> validate("wrong again"));
    Refused.with(429, () -> validate(credential("renamed", "johndow", "wrong again")));
    assertThat(limits.inForce())
        .extracting(InForce::organization)
        .first()
        .hasToString("Optional[RENAMED]");
  }

  @Test
  void itIsNotedThatAPhoneAskedByIt() {
    recognize("12345678");
    validate(credential("renamed", "johndow", "12345678"));
    formerIds.flush();
    assertThat(askedFormerIds).containsExactly(OLD);
    formerIds.flush();
    assertThat(askedFormerIds).hasSize(1);
  }

  @Test
  void inAnOutageTheOrganizationIsStillFoundByIt() {
    recognize("12345678");
    contact.loseFor(Duration.ofMinutes(1));
    assertPhone(validate("12345678"));
    assertThat(organizationCache.inMemory(OLD)).isPresent();
  }
}
