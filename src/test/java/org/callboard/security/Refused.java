package org.callboard.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.callboard.platform.BusyException;

/** What a caller who is not served is told. */
public final class Refused {

  private Refused() {}

  public static Refusal by(ThrowingCallable call) {
    Throwable thrown = catchThrowable(call);
    if (thrown instanceof BusyException busy) { // which the mechanism translates
      return Refusal.busy(busy.retryAfter());
    }
    assertThat(thrown).as("The call is refused").isInstanceOf(RefusedException.class);
    Refusal refusal = ((RefusedException) thrown).refusal();
    assertThat(refusal.message()).endsWith(".");
    return refusal;
  }

  public static void with(int status, ThrowingCallable call) {
    assertThat(by(call).status()).isEqualTo(status);
  }
}
