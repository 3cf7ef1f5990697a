package org.callboard.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.callboard.organization.CloudId;
import org.callboard.organization.ErrorTexts;
import org.callboard.organization.OrganizationCache;
import org.callboard.organization.OrganizationDirectory;
import org.callboard.organization.OrganizationSettings;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.organization.SignInSettings;
import org.callboard.platform.FakeContact;
import org.callboard.security.Refusal;
import org.junit.jupiter.api.Test;

class RefusalWordsTest {

  private static final CloudId ACME = new CloudId("ACME");
  private static final Refusal BUSY = Refusal.busy(Duration.ofSeconds(5));

  private final FakeContact contact = new FakeContact();
  private final OrganizationCache cache = new OrganizationCache(new Organizations(), contact);
  private final RefusalWords words = new RefusalWords(cache);
  private int queries;

  @Test
  void whoIsNotRecognizedCostsNoQuery() {
    assertThat(words.of(BUSY, ACME, Optional.empty())).isEqualTo(BUSY);
    assertThat(words.of(BUSY, new CloudId("NOSUCH"), Optional.empty())).isEqualTo(BUSY);
    Refusal wrong = PhoneRefusals.wrongCredentials();
    assertThat(words.of(wrong, ACME, Optional.empty())).isEqualTo(wrong);
    assertThat(words.of(wrong, new CloudId("NOSUCH"), Optional.empty())).isEqualTo(wrong);
    assertThat(queries).isZero();
  }

  @Test
  void whatIsInMemoryIsInTheOrganizationsWords() {
    cache.find(ACME);
    Refusal refusal = words.of(BUSY, ACME, Optional.empty());
    assertThat(refusal).isEqualTo(new Refusal(503, "unavailable text", BUSY.headers()));
    contact.loseFor(Duration.ofMinutes(1));
    assertThat(words.of(BUSY, ACME, Optional.empty())).isEqualTo(refusal);
  }

  @Test
  void refusalsOfWhoIsRecognizedMayAskTheDatabase() {
    assertThat(words.of(Refusal.disabled(), ACME, Optional.empty()).message())
        .isEqualTo("disabled text");
    assertThat(words.of(PhoneRefusals.revoked(), ACME, Optional.empty()).message())
        .isEqualTo("disabled text");
  }

  private final class Organizations extends OrganizationDirectory {

    @Override
    public Optional<Long> idOf(CloudId cloudId) {
      queries++;
      return cloudId.equals(ACME) ? Optional.of(1L) : Optional.empty();
    }

    @Override
    public Optional<OrganizationSnapshot> load(long id) {
      queries++;
      ErrorTexts texts =
          new ErrorTexts(
              Map.of(
                  ErrorTexts.Kind.UNAVAILABLE,
                  new TreeMap<>(Map.of("default", "unavailable text")),
                  ErrorTexts.Kind.DISABLED,
                  new TreeMap<>(Map.of("default", "disabled text"))));
      OrganizationSettings settings =
          new OrganizationSettings(
              "Acme",
              true,
              Optional.empty(),
              false,
              OrganizationSettings.DEFAULT_REFRESH,
              texts,
              SignInSettings.DEFAULT);
      return Optional.of(new OrganizationSnapshot(id, ACME, settings, List.of()));
    }
  }
}
