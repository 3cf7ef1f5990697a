package org.callboard.organization;

import java.util.Optional;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Text;
import org.callboard.platform.Violations;

/**
 * What administrators set for an organization.
 *
 * @param replacePriority empty if no replace attribute is sent
 * @param removesDialActions whether its phones are told to remove dial actions, in a form that the
 *     vendor does not document
 * @param refreshSeconds how often its phones ask, 60 to 604,800
 * @param signIn how its phones sign in, and out
 * @param appearance how it appears on what its people are handed
 */
public record OrganizationSettings(
    String name,
    boolean enabled,
    Optional<ReplacePriority> replacePriority,
    boolean removesDialActions,
    int refreshSeconds,
    ErrorTexts errorTexts,
    SignInSettings signIn,
    Appearance appearance) {

  /** The app's own default, in seconds. */
  public static final int DEFAULT_REFRESH = 3600;

  private static final int MIN_REFRESH = 60;
  private static final int MAX_REFRESH = 604_800;
  private static final int MAX_NAME = 250;

  public OrganizationSettings {
    Violations violations = new Violations();
    violations.check(() -> checkedName(name));
    violations.check(() -> checkedRefresh(refreshSeconds));
    violations.throwIfAny();
  }

  /** One that appears as a new one does. */
  public OrganizationSettings(
      String name,
      boolean enabled,
      Optional<ReplacePriority> replacePriority,
      boolean removesDialActions,
      int refreshSeconds,
      ErrorTexts errorTexts,
      SignInSettings signIn) {
    this(
        name,
        enabled,
        replacePriority,
        removesDialActions,
        refreshSeconds,
        errorTexts,
        signIn,
        Appearance.DEFAULT);
  }

  /** The same as somebody types it: white space and invisible characters at the ends go. */
  public OrganizationSettings cut() {
    String seen = Text.cut(name);
    return new OrganizationSettings(
        seen.isEmpty() ? name : seen,
        enabled,
        replacePriority,
        removesDialActions,
        refreshSeconds,
        errorTexts,
        signIn,
        appearance);
  }

  static String checkedName(String name) {
    return Text.required("name", name, MAX_NAME);
  }

  static int checkedRefresh(int seconds) {
    if (seconds < MIN_REFRESH || seconds > MAX_REFRESH) {
      throw new InvalidValueException(
          "refreshSeconds", "must be from " + MIN_REFRESH + " to " + MAX_REFRESH + " seconds.");
    }
    return seconds;
  }

  /**
   * Checks whether a manager may set these instead.
   *
   * @throws EditRefusedException if something changes that is the operators' decision
   */
  public void checkManagers(OrganizationSettings wanted) {
    if (wanted.enabled != enabled) {
      throw EditRefusedException.forbidden(
          "Only an operator may enable or disable an organization. This one is "
              + (enabled ? "enabled." : "disabled."));
    }
    if (!wanted.signIn.equals(signIn)) {
      throw EditRefusedException.forbidden(
          "Only an operator may change deviceTokens, signedOut and allowedAddresses.");
    }
  }

  /** A name, and the defaults for all the rest. */
  public static OrganizationSettings named(String name) {
    return new OrganizationSettings(
        name,
        true,
        Optional.of(ReplacePriority.DEFAULT),
        false,
        DEFAULT_REFRESH,
        ErrorTexts.NONE,
        SignInSettings.DEFAULT);
  }
}
