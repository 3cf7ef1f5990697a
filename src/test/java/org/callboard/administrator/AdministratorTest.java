package org.callboard.administrator;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.callboard.subscriber.Username;
import org.junit.jupiter.api.Test;

class AdministratorTest {

  private int queries;

  @Test
  void theOrganizationsOfManyTakeOneQuery() {
    List<Administrator> all =
        IntStream.range(0, 6)
            .mapToObj(i -> administrator("a" + i, i == 0 ? Optional.empty() : Optional.of(i % 2L)))
            .toList();
    assertThat(Administrator.snapshots(database(), all))
        .extracting(a -> a.username() + a.organization().map(ManagedOrganization::cloudId))
        .containsExactly(
            "a0Optional.empty",
            "a1Optional[O1]",
            "a2Optional[O0]",
            "a3Optional[O1]",
            "a4Optional[O0]",
            "a5Optional[O1]");
    assertThat(queries).isEqualTo(1);
  }

  @Test
  void thoseOfOperatorsTakeNone() {
    assertThat(
            Administrator.snapshots(database(), List.of(administrator("admin", Optional.empty()))))
        .hasSize(1);
    assertThat(Administrator.snapshots(database(), List.of())).isEmpty();
    assertThat(queries).isZero();
  }

  private static Administrator administrator(String name, Optional<Long> organizationId) {
    Administrator administrator = new Administrator(new Username(name));
    administrator.set(organizationId, true);
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

  /** Two organizations. */
  private EntityManager database() {
    TypedQuery<?> query =
        proxy(
            TypedQuery.class,
            method ->
                method.equals("getResultStream")
                    ? Stream.of(new Object[] {0L, "O0"}, new Object[] {1L, "O1"})
                    : null);
    return proxy(
        EntityManager.class,
        method -> {
          queries++;
          return query;
        });
  }

  private static <T> T proxy(Class<T> type, Function<String, Object> answer) {
    return type.cast(
        Proxy.newProxyInstance(
            AdministratorTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              Object result = answer.apply(method.getName());
              return result == null ? proxy : result;
            }));
  }
}
