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
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.callboard.account.Account;
import org.callboard.account.AccountData;
import org.callboard.account.AccountReader;
import org.callboard.audit.AuditLog;
import org.callboard.dialdata.DialData;
import org.callboard.dialdata.DialDataReader;
import org.callboard.dialdata.Explanation;
import org.callboard.layer.LayerAddress;
import org.callboard.layer.Layers;
import org.callboard.mergeable.KeyNode;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.phone.xml.ProvisioningXml;
import org.callboard.phone.xml.ServersOwnNodes;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Json;
import org.callboard.platform.ListJson;
import org.callboard.platform.Roles;
import org.callboard.platform.Setting;
import org.callboard.platform.Settings;
import org.callboard.subscriber.SubscriberDirectory;
import org.callboard.subscriber.SubscriberSnapshot;

/** What a subscriber's phone would get now, and why. */
@Path("organizations/{cloudId}")
@ApplicationScoped
@Produces({MediaType.APPLICATION_XML, MediaType.APPLICATION_JSON})
public class PreviewResource {

  @Inject private Access access;
  @Inject private LayerLookup lookup;
  @Inject private SubscriberDirectory subscribers;
  @Inject private DialDataReader dialData;
  @Inject private AccountReader accounts;
  @Inject private ProvisioningXml xml;
  @Inject private Settings settings;
  @Inject private AuditLog audit;

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

  /** Whose phone, and what is asked about it. */
  private record Phone(
      OrganizationSnapshot organization,
      SubscriberSnapshot subscriber,
      boolean editable,
      boolean explain,
      boolean secrets) {}

  /** XML as the phone gets it, or with {@code explain=true} where each entry comes from. */
  @GET
  @Path("subscribers/{username}/preview")
  @RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
  public Response preview(
      @BeanParam SubscriberRequest request, @Context HttpServletRequest servlet) {
    Call call = request.call();
    Part part = call.parameter("part", Part::of).orElse(Part.GLOBAL);
    Phone phone = phone(request, call);
    if (phone.secrets()) { // dial data has none; that he asked is recorded
      audit.recordReveal(
          phone.organization().cloudId().value(),
          LayerAddress.ofSubscriber(
                      phone.organization(), phone.subscriber().id(), phone.subscriber().username())
                  .path()
              + "/preview");
    }
    return part == Part.GLOBAL
        ? global(phone)
        : account(phone, new FoundAddress(request.uri, servlet));
  }

  private Phone phone(SubscriberRequest request, Call call) {
    OrganizationSnapshot organization = access.organization(request.cloudId);
    SubscriberSnapshot subscriber =
        subscribers
            .load(lookup.subscriber(organization, request.username()).id())
            .orElseThrow(() -> EditRefusedException.notFound("subscriber"));
    return new Phone(
        organization,
        subscriber,
        call.flag("editable").orElse(false),
        call.flag("explain").orElse(false),
        call.flag("secrets").orElse(false));
  }

  private Response global(Phone phone) {
    Layers<DialData> layers =
        dialData.read(phone.organization(), phone.subscriber(), phone.editable());
    if (!phone.explain()) {
      return xml(xml.global(DialData.folded(layers), phone.organization()));
    }
    return explained(
        Explanation.of(layers, phone.organization().replacePriority()).stream()
            .map(PreviewResource::json)
            .toList());
  }

  /**
   * @param found what stands for the server's public address where none is set
   */
  private Response account(Phone phone, FoundAddress found) {
    Layers<AccountData> layers =
        accounts.read(phone.organization(), phone.subscriber(), phone.editable());
    Account account = Account.of(layers, phone.organization(), phone.subscriber());
    if (!account.whole()) {
      throw EditRefusedException.conflict(
          "Something of this account cannot be read, so its phones get none now; the server's log"
              + " names it.");
    }
    if (phone.explain()) {
      return explained(account.nodes().stream().map(PreviewResource::json).toList());
    }
    Optional<String> publicUrl =
        settings.get(Setting.PUBLIC_URL).map(URI::toString).or(found::ofPhones);
    List<KeyNode> serversOwn =
        ServersOwnNodes.forPreview(
            layers, phone.organization(), phone.subscriber().username(), publicUrl);
    return xml(xml.account(account, serversOwn, !phone.secrets()));
  }

  private static Response xml(byte[] body) {
    return Response.ok(body, MediaType.APPLICATION_XML_TYPE).build();
  }

  private static Response explained(List<JsonObject> entries) {
    return Answers.list(ListJson.whole(entries));
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
