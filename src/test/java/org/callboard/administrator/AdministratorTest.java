package org.callboard.administrator;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.callboard.organization.CloudIds;
import org.callboard.subscriber.Username;
import org.junit.jupiter.api.Test;

class AdministratorTest {

  private final List<Set<Long>> asked = new ArrayList<>();

  /** Two organizations. */
  private final CloudIds organizations =
      new CloudIds() {
        @Override
        public Map<Long, String> of(Collection<Long> ids) {
          asked.add(Set.copyOf(ids));
          return Map.of(0L, "O0", 1L, "O1");
        }
      };

  @Test
  void theOrganizationsOfManyTakeOneQuery() {
    List<Administrator> all =
        IntStream.range(0, 6)
            .mapToObj(i -> administrator("a" + i, i == 0 ? Optional.empty() : Optional.of(i % 2L)))
            .toList();
    assertThat(Administrator.snapshots(all, organizations))
        .extracting(a -> a.username() + a.organization().map(ManagedOrganization::cloudId))
        .containsExactly(
            "a0Optional.empty",
            "a1Optional[O1]",
            "a2Optional[O0]",
            "a3Optional[O1]",
            "a4Optional[O0]",
            "a5Optional[O1]");
    assertThat(asked).containsExactly(Set.of(0L, 1L));
  }

  @Test
  void thoseOfOperatorsTakeNone() {
    assertThat(
            Administrator.snapshots(
                List.of(administrator("admin", Optional.empty())), organizations))
        .hasSize(1);
    assertThat(Administrator.snapshots(List.of(), organizations)).isEmpty();
    assertThat(asked).allMatch(Set::isEmpty);
  }

  private static Administrator administrator(String name, Optional<Long> organizationId) {
    Administrator administrator = new Administrator(new Username(name));
    administrator.set(AdministratorRole.of(organizationId.isPresent()), organizationId, true, true);
    administrator.setPasswordHash("hash");
    try {
      Field id = Administrator.class.getDeclaredField("id");
      id.setAccessible(true);
      id.set(administrator, 1L);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
    return administrator;
  }
}
