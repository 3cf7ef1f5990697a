package org.callboard.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.callboard.administrator.AdministratorData;
import org.callboard.administrator.AdministratorDirectory;
import org.callboard.administrator.AdministratorEditor;
import org.callboard.administrator.AdministratorPassword;
import org.callboard.administrator.FirstPassword;
import org.callboard.password.PasswordHasher;
import org.callboard.platform.DatabaseReady;
import org.callboard.platform.Expected;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Log;
import org.callboard.platform.RandomText;
import org.callboard.platform.Setting;
import org.callboard.platform.Settings;
import org.callboard.subscriber.Username;

/** Makes the first administrator where there is none, so that somebody can make the others. */
@ApplicationScoped
class FirstAdministrator {

  static final Username NAME = new Username("admin");

  private static final Logger LOG = Log.of(FirstAdministrator.class);

  /** Without letters and digits that look alike. */
  private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

  /** In groups of four; about 120 bits. */
  private static final int LENGTH = 24;

  private static final int GROUP = 4;

  private final AdministratorDirectory administrators;
  private final AdministratorEditor editor;
  private final PasswordHasher hasher;
  private final Settings settings;
  private final Event<FirstPassword> made;

  /** For the container's proxy only. */
  protected FirstAdministrator() {
    this(null, null, null, null, null);
  }

  @Inject
  FirstAdministrator(
      AdministratorDirectory administrators,
      AdministratorEditor editor,
      PasswordHasher hasher,
      Settings settings,
      Event<FirstPassword> made) {
    this.administrators = administrators;
    this.editor = editor;
    this.hasher = hasher;
    this.settings = settings;
    this.made = made;
  }

  /** A node that starts at the same time may be faster: then its password is the one. */
  void create(@Observes DatabaseReady ready) {
    try {
      if (administrators.isEmpty()) {
        String password = password();
        editor.put(
            NAME,
            new AdministratorData(Optional.empty(), true, Optional.of(hasher.hash(password))),
            Optional.empty(),
            Expected.NOTHING);
        tell(password);
      }
    } catch (InvalidValueException e) {
      LOG.log(
          Level.SEVERE,
          "There is no administrator yet, and this node made none: the setting"
              + " callboard.admin.password {0} Change it and start the node again.",
          e.violations().get(0).sentence());
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING,
          "This node has made no first administrator, perhaps because another was faster: {0}",
          e.getMessage());
    }
  }

  private String password() {
    return settings
        .get(Setting.ADMIN_PASSWORD)
        .map(AdministratorPassword::checked)
        .orElseGet(FirstAdministrator::random);
  }

  private void tell(String password) {
    if (settings.get(Setting.ADMIN_PASSWORD).isPresent()) {
      LOG.info("The administrator 'admin' was made, with the password of the settings.");
      return;
    }
    LOG.info(
        "The administrator 'admin' was made. The console shows the password at this start only; change"
            + " it by PUT administrators/admin.");
    System.out.println("\n  The password of the administrator 'admin' is: " + password + "\n");
    made.fire(new FirstPassword(NAME.text(), password));
  }

  private static String random() {
    return String.join("-", RandomText.of(ALPHABET, LENGTH).split("(?<=\\G.{" + GROUP + "})"));
  }
}
