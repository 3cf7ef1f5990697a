package org.callboard.organization;

import java.util.Locale;
import org.callboard.platform.InvalidValueException;

/**
 * How an organization's phones sign in to their accounts, and out.
 *
 * @param deviceTokens whether a phone gets a token of its own in exchange for the typed password
 * @param signedOut what is answered to a phone that was signed out
 * @param offices from where what others do wrong does not slow down its phones
 */
public record SignInSettings(boolean deviceTokens, SignedOut signedOut, OfficeAddresses offices) {

  public static final SignInSettings DEFAULT = new SignInSettings(true, SignedOut.REFUSE);

  /** Without the address of an office. */
  public SignInSettings(boolean deviceTokens, SignedOut signedOut) {
    this(deviceTokens, signedOut, OfficeAddresses.NONE);
  }

  /** What a phone gets whose subscriber is disabled, or whose device was revoked. */
  public enum SignedOut {
    /** 403. The app keeps the account that it has. */
    REFUSE,
    /** 200, and an account that cannot register. */
    ACCOUNT;

    /** As administrators write it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what is stored. */
    static SignedOut ofStored(String name) {
      return of(name.toLowerCase(Locale.ROOT));
    }

    /** Reads {@code refuse} or {@code account}. */
    public static SignedOut of(String label) {
      for (SignedOut value : values()) {
        if (value.label().equals(label)) {
          return value;
        }
      }
      throw new InvalidValueException("signedOut", "must be refuse or account.");
    }
  }
}
