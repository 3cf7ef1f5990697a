package org.callboard.console;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/** What a browser fetches beside a page: open to everybody, as the sign-in needs it. */
@Path("assets")
@ApplicationScoped
public class AssetPages {

  /** The address says which version it is. */
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  private final Assets assets;

  /** For the container's proxy only. */
  public AssetPages() {
    this(null);
  }

  @Inject
  AssetPages(Assets assets) {
    this.assets = assets;
  }

  @GET
  @Path("{hash}/{name}")
  @PermitAll
  public Response get(@PathParam("hash") String hash, @PathParam("name") String name) {
    Assets.Asset asset = assets.find(hash, name).orElseThrow(PageException::notFound);
    return answer(asset.type(), asset.bytes());
  }

  /**
   * Sets the colour of an organization, which no page may do in itself. White can be read on each
   * ({@link org.callboard.organization.AccentColour}).
   */
  @GET
  @Path("accent/{hex: [0-9a-f]{6}}.css")
  @PermitAll
  public Response accent(@PathParam("hex") String hex) {
    String css = ":root{--accent:#" + hex + "}";
    return answer("text/css;charset=UTF-8", css.getBytes(StandardCharsets.UTF_8));
  }

  private static Response answer(String type, byte[] bytes) {
    return Response.ok(bytes, type).header(HttpHeaders.CACHE_CONTROL, FOR_EVER).build();
  }
}
