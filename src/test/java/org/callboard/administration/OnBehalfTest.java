package org.callboard.administration;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.security.enterprise.SecurityContext;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.callboard.administrator.AdministratorIdentity;
import org.callboard.audit.Actor;
import org.callboard.audit.CurrentActor;
import org.callboard.platform.AdministratorTurns;
import org.callboard.platform.Settings;
import org.callboard.security.AdminPrincipal;
import org.callboard.security.Principals;
import org.junit.jupiter.api.Test;

class OnBehalfTest {

  private static final Settings DEFAULTS = new Settings(key -> null);
  private static final AdminPrincipal OPERATOR = Principals.operator("olga", 1);
  private static final AdminPrincipal MANAGER = Principals.manager("max", 2, 7);

  private final CurrentActor actor = new CurrentActor();

  /** Whose share of the database was used. */
  private final List<String> shares = new ArrayList<>();

  private int signIns;

  private void begin(Set<AdminPrincipal> callers, Optional<String> cloudId) {
    new OnBehalf(
            answering(SecurityContext.class, "getPrincipalsByType", callers),
            actor,
            new AdministratorTurns(DEFAULTS) {
              @Override
              public void workFor(String organization) {
                shares.add(organization);
              }
            },
            new RecordActs() {
              @Override
              public void signedIn() {
                signIns++;
              }
            })
        .begin("192.0.2.1", cloudId);
  }

  @Test
  void whoComesByAPasswordIsRecorded() {
    begin(Set.of(OPERATOR), Optional.empty());
    assertThat(signIns).isEqualTo(1);
  }

  @Test
  void whoComesByATokenHasSignedInNowhere() {
    begin(
        Set.of(
            new AdminPrincipal(
                new AdministratorIdentity(
                    1, "olga", Set.of(), Optional.empty(), true, Optional.of("t")))),
        Optional.empty());
    assertThat(signIns).isZero();
  }

  /** Of this type, and has this one answer. */
  private static <T> T answering(Class<T> type, String asked, Object answer) {
    return type.cast(
        Proxy.newProxyInstance(
            OnBehalfTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> method.getName().equals(asked) ? answer : null));
  }

  @Test
  void aManagersShareIsTheOwnOrganizationsWhateverTheAddressSays() {
    begin(Set.of(MANAGER), Optional.of("FOREIGN"));
    begin(Set.of(MANAGER), Optional.empty());
    assertThat(shares).containsExactly("id 7", "id 7");
    assertThat(actor.get()).isEqualTo(new Actor("max", "192.0.2.1", Optional.empty()));
  }

  @Test
  void anOperatorsShareIsThatOfTheAddressHoweverItIsSpelled() {
    begin(Set.of(OPERATOR), Optional.of("acme"));
    begin(Set.of(OPERATOR), Optional.of("ACME"));
    assertThat(shares).containsExactly("ACME", "ACME");
  }

  @Test
  void anOperatorWhoNamesNoneHasNoOrganizationsShare() {
    begin(Set.of(OPERATOR), Optional.empty());
    assertThat(shares).isEmpty();
    assertThat(actor.get().administrator()).isEqualTo("olga");
  }

  @Test
  void whoIsNotRecognizedIsNobodyAndHasNoShare() {
    begin(Set.of(), Optional.of("ACME"));
    assertThat(shares).isEmpty();
    assertThat(actor.get()).isEqualTo(Actor.SERVER);
  }
}
