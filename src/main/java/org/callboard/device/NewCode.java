package org.callboard.device;

/**
 * A code that was just made: the one moment when it is known.
 *
 * @param code as it is shown, in groups of four
 */
public record NewCode(CodeView view, String code) {

  @Override
  public String toString() {
    return "NewCode[" + view.id() + "]";
  }
}
