package org.callboard.console;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.callboard.administration.PortalActs;
import org.callboard.phone.xml.PortalSettings;
import org.callboard.platform.Roles;
import org.callboard.security.FoundAddresses;

/** What to enter in the vendor's portal, so that the organization's apps ask this server. */
@Path("o/{cloudId}/portal-keys")
@ApplicationScoped
public class PortalPages {

  private final Pages pages;
  private final Frames frames;
  private final PortalActs portal;
  private final FoundAddresses found;

  /** For the container's proxy only. */
  public PortalPages() {
    this(null, null, null, null);
  }

  @Inject
  PortalPages(Pages pages, Frames frames, PortalActs portal, FoundAddresses found) {
    this.pages = pages;
    this.frames = frames;
    this.portal = portal;
    this.found = found;
  }

  /** A key with its value. */
  public record Key(String name, String value) {}

  /**
   * The keys.
   *
   * @param all as lines of text
   * @param last whether they are the last step of a new organization
   */
  public record Keys(List<String> warnings, List<Key> keys, String all, boolean last) {

    public Keys {
      warnings = List.copyOf(warnings);
      keys = List.copyOf(keys);
    }
  }

  @GET
  @RolesAllowed(Roles.SEE_SETTINGS)
  public Response get(
      @Context HttpServletRequest request,
      @PathParam("cloudId") String cloudId,
      @QueryParam("step") String step) {
    PortalActs.Portal there = portal.get(cloudId, found.of(request));
    Map<String, String> values = PortalSettings.all(there.publicUrl(), there.refreshSeconds());
    List<Key> keys =
        values.entrySet().stream().map(one -> new Key(one.getKey(), one.getValue())).toList();
    String all =
        keys.stream().map(key -> key.name() + "=" + key.value()).collect(Collectors.joining("\n"));
    return pages.page(
        200,
        "portal-keys",
        frames.of(request, cloudId),
        new Keys(there.warnings(), keys, all, "3".equals(step)));
  }
}
