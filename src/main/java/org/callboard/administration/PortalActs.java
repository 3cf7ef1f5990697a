package org.callboard.administration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.net.URI;
import org.callboard.platform.Roles;
import org.callboard.platform.Setting;
import org.callboard.platform.Settings;

/** What administrators enter in the vendor's portal, so that an organization's apps ask here. */
@Stateless
@RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PortalActs {

  private final Caller caller;
  private final Settings settings;

  /** For the container's proxy only. */
  public PortalActs() {
    this(null, null);
  }

  @Inject
  PortalActs(Caller caller, Settings settings) {
    this.caller = caller;
    this.settings = settings;
  }

  /** What the portal's keys are made of. */
  public record Portal(String publicUrl, int refreshSeconds) {}

  /**
   * What the keys of an organization's app are made of.
   *
   * @param found stands for the server's public address where none is set
   */
  public Portal get(String cloudId, String found) {
    int refreshSeconds = caller.organization(cloudId).settings().refreshSeconds();
    return new Portal(
        settings.get(Setting.PUBLIC_URL).map(URI::toString).orElse(found), refreshSeconds);
  }
}
