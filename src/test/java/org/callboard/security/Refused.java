package org.callboard.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a caller who is not served is told. */
final class Refused {

  private Refused() {}

  static Refusal by(ThrowingCallable call) {
    RefusedException refused = catchThrowableOfType(RefusedException.class, call);
    assertThat(refused).as("The call is refused").isNotNull();
    assertThat(refused.refusal().message()).endsWith(".");
    return refused.refusal();
  }

  static void with(int status, ThrowingCallable call) {
    assertThat(by(call).status()).isEqualTo(status);
  }
}
