package org.callboard.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.callboard.administration.RecordActs;
import org.callboard.administrator.AdministratorIdentity;
import org.callboard.audit.Actor;
import org.callboard.audit.CurrentActor;
import org.callboard.platform.AdministratorTurns;
import org.callboard.platform.Settings;
import org.callboard.security.AdminPrincipal;
import org.callboard.security.ClientAddresses;
import org.callboard.security.Principals;
import org.junit.jupiter.api.Test;

class ActorFilterTest {

  private static final Settings DEFAULTS = new Settings(key -> null);
  private static final AdminPrincipal OPERATOR = Principals.operator("olga", 1);
  private static final AdminPrincipal MANAGER = Principals.manager("max", 2, 7);

  private final CurrentActor actor = new CurrentActor();

  /** Whose share of the database was used. */
  private final List<String> shares = new ArrayList<>();

  private int signIns;

  private void filter(Set<AdminPrincipal> callers, Map<String, String> path) {
    new ActorFilter(
            answering(SecurityContext.class, "getPrincipalsByType", callers),
            answering(HttpServletRequest.class, "getRemoteAddr", "192.0.2.1"),
            new ClientAddresses(DEFAULTS),
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
        .filter(
            answering(
                ContainerRequestContext.class,
                "getUriInfo",
                answering(UriInfo.class, "getPathParameters", new MultivaluedHashMap<>(path))));
  }

  @Test
  void whoComesByAPasswordIsRecorded() {
    filter(Set.of(OPERATOR), Map.of());
    assertThat(signIns).isEqualTo(1);
  }

  @Test
  void whoComesByATokenHasSignedInNowhere() {
    filter(
        Set.of(
            new AdminPrincipal(
                new AdministratorIdentity(
                    1, "olga", Set.of(), Optional.empty(), true, Optional.of("t")))),
        Map.of());
    assertThat(signIns).isZero();
  }

  /** Of this type, and has this one answer. */
  private static <T> T answering(Class<T> type, String asked, Object answer) {
    return type.cast(
        Proxy.newProxyInstance(
            ActorFilterTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> method.getName().equals(asked) ? answer : null));
  }

  @Test
  void aManagersShareIsTheOwnOrganizationsWhateverTheAddressSays() {
    filter(Set.of(MANAGER), Map.of("cloudId", "FOREIGN"));
    filter(Set.of(MANAGER), Map.of());
    assertThat(shares).containsExactly("id 7", "id 7");
    assertThat(actor.get()).isEqualTo(new Actor("max", "192.0.2.1", Optional.empty()));
  }

  @Test
  void anOperatorsShareIsThatOfTheAddressHoweverItIsSpelled() {
    filter(Set.of(OPERATOR), Map.of("cloudId", "acme"));
    filter(Set.of(OPERATOR), Map.of("cloudId", "ACME"));
    assertThat(shares).containsExactly("ACME", "ACME");
  }

  @Test
  void anOperatorWhoNamesNoneHasNoOrganizationsShare() {
    filter(Set.of(OPERATOR), Map.of());
    assertThat(shares).isEmpty();
    assertThat(actor.get().administrator()).isEqualTo("olga");
  }

  @Test
  void whoIsNotRecognizedIsNobodyAndHasNoShare() {
    filter(Set.of(), Map.of("cloudId", "ACME"));
    assertThat(shares).isEmpty();
    assertThat(actor.get()).isEqualTo(Actor.SERVER);
  }
}
