package org.callboard.device;

/** What only devices can throw, for tests of those who catch it. */
public final class UsedCode {

  private UsedCode() {}

  public static CodeUsedException exception() {
    return new CodeUsedException();
  }
}
