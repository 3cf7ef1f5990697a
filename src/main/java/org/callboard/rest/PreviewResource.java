package org.callboard.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.callboard.account.Account;
import org.callboard.account.AccountData;
import org.callboard.administration.Hindrance;
import org.callboard.administration.PreviewActs;
import org.callboard.administration.WholeDraft;
import org.callboard.dialdata.DialData;
import org.callboard.dialdata.Explanation;
import org.callboard.layer.Layers;
import org.callboard.mergeable.KeyNode;
import org.callboard.phone.xml.PhoneAnswers;
import org.callboard.phone.xml.ServersOwnNodes;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Json;
import org.callboard.platform.ListJson;
import org.callboard.platform.Roles;
import org.callboard.platform.Setting;
import org.callboard.platform.Settings;
import org.callboard.security.FoundAddress;
import org.callboard.security.FoundAddresses;

/** What a subscriber's phone would get now, and why. */
@Path("organizations/{cloudId}")
@ApplicationScoped
@Produces({MediaType.APPLICATION_XML, MediaType.APPLICATION_JSON})
public class PreviewResource {

  /** The XML is the phone's; this stands beside it. */
  private static final String REFUSED = "Callboard-Refused";

  private final PreviewActs previews;
  private final PhoneAnswers answers;
  private final Settings settings;
  private final FoundAddresses found;

  /** For the container's proxy only. */
  public PreviewResource() {
    this(null, null, null, null);
  }

  @Inject
  PreviewResource(
      PreviewActs previews, PhoneAnswers answers, Settings settings, FoundAddresses found) {
    this.previews = previews;
    this.answers = answers;
    this.settings = settings;
    this.found = found;
  }

  /** Which of the phone's calls. */
  private enum Part {
    GLOBAL,
    ACCOUNT;

    static Part of(String text) {
      return switch (text) {
        case "global" -> GLOBAL;
        case "account" -> ACCOUNT;
        default -> throw new InvalidValueException("part", "must be global or account.");
      };
    }
  }

  /** XML as the phone gets it, or with {@code explain=true} where each entry comes from. */
  @QueryParameters(
      value = {"part"},
      flags = {"editable", "explain", "secrets"})
  @GET
  @Recorded(onlyWith = "secrets")
  @Path("subscribers/{username}/preview")
  @RolesAllowed(Roles.SEE)
  public Response preview(
      @BeanParam SubscriberRequest request, @Context HttpServletRequest servlet) {
    ResourceRequest call = request.call();
    Part part = call.parameter("part", Part::of).orElse(Part.GLOBAL);
    boolean editable = call.flag("editable").orElse(false);
    boolean explain = call.flag("explain").orElse(false);
    boolean secrets = call.flag("secrets").orElse(false);
    return part == Part.GLOBAL
        ? global(previews.global(request.cloudId, request.username(), editable, secrets), explain)
        : account(
            previews.account(request.cloudId, request.username(), editable, secrets),
            explain,
            secrets,
            found.of(servlet));
  }

  private Response global(PreviewActs.Phone<Layers<DialData>> phone, boolean explain) {
    if (!explain) {
      DialData told = answers.fitting(DialData.folded(phone.layers()));
      return xml(answers.global(told, phone.organization()), phone.refused());
    }
    return explained(
        phone.refused(),
        Explanation.of(phone.layers(), phone.organization().replacePriority()).stream()
            .map(PreviewResource::json)
            .toList());
  }

  /**
   * @param found what stands for the server's public address where none is set
   */
  private Response account(
      PreviewActs.Phone<Layers<AccountData>> phone,
      boolean explain,
      boolean secrets,
      Optional<FoundAddress> found) {
    Account account = Account.of(phone.layers(), phone.organization(), phone.subscriber());
    if (explain) {
      return explained(
          phone.refused(), account.nodes().stream().map(PreviewResource::json).toList());
    }
    Optional<String> publicUrl =
        settings
            .get(Setting.PUBLIC_URL)
            .map(URI::toString)
            .or(() -> found.flatMap(FoundAddress::ofPhones));
    List<KeyNode> serversOwn =
        ServersOwnNodes.forPreview(
            phone.layers(), phone.organization(), phone.subscriber().username(), publicUrl);
    return xml(
        answers.account(account, writer -> writer.write(serversOwn, !secrets)), phone.refused());
  }

  private static Response xml(byte[] body, Set<Hindrance> refused) {
    ResponseBuilder response = Response.ok(body, MediaType.APPLICATION_XML_TYPE);
    if (!refused.isEmpty()) {
      response.header(
          REFUSED, refused.stream().map(Hindrance::label).collect(Collectors.joining(", ")));
    }
    return response.build();
  }

  private static Response explained(Set<Hindrance> refused, List<JsonObject> entries) {
    return Answers.list(
        Json.createObjectBuilder(ListJson.whole(entries))
            .add("refused", WhyResource.refused(refused))
            .build());
  }

  private static JsonObject json(Explanation entry) {
    JsonObjectBuilder json =
        json(entry.id(), entry.kind().label(), entry.layer(), entry.overrides());
    entry.priority().ifPresent(priority -> json.add("priority", priority.value()));
    entry.displayName().ifPresent(name -> json.add("displayName", name));
    return json.build();
  }

  private static JsonObject json(Account.Node node) {
    return json(node.name(), WholeDraft.ACCOUNT_SETTING, node.layer(), node.overrides())
        .add("priority", node.priority().value())
        .build();
  }

  private static JsonObjectBuilder json(
      String id, String kind, String layer, List<String> overridden) {
    JsonArrayBuilder overrides = Json.createArrayBuilder();
    overridden.forEach(overrides::add);
    return Json.createObjectBuilder()
        .add("id", id)
        .add("kind", kind)
        .add("layer", layer)
        .add("overrides", overrides);
  }
}
