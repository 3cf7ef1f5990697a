package org.callboard.console;

import java.util.Optional;

/**
 * The phone beside an editor.
 *
 * @param phone as somebody of the organization sees it; empty if there is nobody yet
 * @param as the username of that person
 * @param unsaved whether it shows what is typed, which is not saved
 */
public record Beside(Optional<Phone> phone, String as, boolean unsaved) {

  static final Beside NOBODY = new Beside(Optional.empty(), "", false);
}
