package org.callboard.administration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.callboard.platform.Loopback;
import org.callboard.platform.Roles;
import org.callboard.platform.Setting;
import org.callboard.platform.Settings;
import org.callboard.security.FoundAddress;

/** What administrators enter in the vendor's portal, so that an organization's apps ask here. */
@Stateless
@RolesAllowed(Roles.SEE_SETTINGS)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PortalActs {

  /** Stands for an address that nobody knows. */
  private static final String PLACEHOLDER = "https://your.server";

  private static final String REMEDY =
      " Set callboard.public-url to the https address at which phones find this server.";

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

  /**
   * What the portal's keys are made of.
   *
   * @param warnings sentences about an address by which phones would not sign in
   */
  public record Portal(String publicUrl, int refreshSeconds, List<String> warnings) {

    public Portal {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * What the keys of an organization's app are made of.
   *
   * @param found stands for the server's public address where none is set
   */
  public Portal get(String cloudId, Optional<FoundAddress> found) {
    int refreshSeconds = caller.organization(cloudId).settings().refreshSeconds();
    Optional<URI> set = settings.get(Setting.PUBLIC_URL);
    String publicUrl =
        set.map(URI::toString)
            .or(() -> found.filter(FoundAddress::isToBeTold).map(FoundAddress::base))
            .orElse(PLACEHOLDER);
    List<String> warnings = new ArrayList<>(warnings(publicUrl));
    if (set.isEmpty() && found.filter(FoundAddress::byUnknownProxy).isPresent()) {
      warnings.add(
          "A proxy passed this request on, and callboard.proxies does not name the proxy. Callboard"
              + " ignores the address that the proxy names.");
    }
    return new Portal(publicUrl, refreshSeconds, warnings);
  }

  private static List<String> warnings(String publicUrl) {
    if (publicUrl.equals(PLACEHOLDER)) {
      return List.of(
          "Callboard does not know the address at which phones find this server; "
              + PLACEHOLDER
              + " stands for it."
              + REMEDY);
    }
    List<String> warnings = new ArrayList<>();
    if (isLoopback(publicUrl)) {
      warnings.add(
          "The address "
              + publicUrl
              + " works on the server's own machine only. Phones do not find it."
              + REMEDY);
    }
    if (publicUrl.startsWith("http:")) {
      warnings.add(
          "The address "
              + publicUrl
              + " is plain HTTP. Over plain HTTP the app sends asterisks instead of the password,"
              + " so phones cannot sign in."
              + REMEDY);
    }
    return warnings;
  }

  private static boolean isLoopback(String address) {
    return Optional.ofNullable(URI.create(address).getHost()).filter(Loopback::isHost).isPresent();
  }
}
