package org.callboard.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.inject.Instance;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DoorsTest {

  private final FakeDoor phones = new FakeDoor("/provisioning", true, Optional::empty);
  private final FakeDoor programs = FakeDoor.of("/api");

  @Test
  void anAddressComesToItsOwnDoorWhicheverIsAskedFirst() {
    for (Doors doors : new Doors[] {doors(phones, programs), doors(programs, phones)}) {
      assertThat(doors.of("/provisioning/global")).contains(phones);
      assertThat(doors.of("/api/v1")).contains(programs);
      assertThat(doors.of("/elsewhere")).isEmpty();
    }
  }

  @Test
  void whereThereIsNoDoorTheOneForNobodyTells() {
    Doors doors = doors(programs, phones);
    assertThat(doors.answering("/api/v1")).isSameAs(programs);
    assertThat(doors.answering("/elsewhere")).isSameAs(phones);
    assertThat(doors.answering("")).isSameAs(phones);
  }

  @Test
  void withoutADoorForNobodyNothingIsToldByMistake() {
    assertThatThrownBy(() -> doors(programs).answering("/elsewhere"))
        .isInstanceOf(IllegalStateException.class);
  }

  /** As CDI gives them. */
  @SuppressWarnings("unchecked")
  static Doors doors(Door... doors) {
    return new Doors(
        (Instance<Door>)
            Proxy.newProxyInstance(
                DoorsTest.class.getClassLoader(),
                new Class<?>[] {Instance.class},
                (proxy, method, arguments) -> {
                  assertThat(method.getName()).isEqualTo("stream");
                  return Stream.of(doors);
                }));
  }
}
