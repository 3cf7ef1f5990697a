package org.callboard.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.callboard.account.AccountSettingJson;
import org.callboard.account.SettingWhereabouts;
import org.callboard.administration.Hindrance;
import org.callboard.administration.WholeDraft;
import org.callboard.administration.WhyActs;
import org.callboard.administration.WhyActs.Why;
import org.callboard.dialdata.Whereabouts;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.platform.Json;
import org.callboard.platform.Roles;

/** Why a person's phones have an entry or not. */
@Path("organizations/{cloudId}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class WhyResource {

  private final WhyActs acts;

  /** For the container's proxy only. */
  public WhyResource() {
    this(null);
  }

  @Inject
  WhyResource(WhyActs acts) {
    this.acts = acts;
  }

  @QueryParameters({"q"})
  @GET
  @Path("subscribers/{username}/why")
  @RolesAllowed(Roles.SEE)
  public Response why(@BeanParam SubscriberRequest request) {
    String sought = request.call().parameter("q").orElse("");
    return Answers.list(
        json(ResourceRequest.checked(() -> acts.why(request.cloudId, request.username(), sought))));
  }

  private static JsonObject json(Why why) {
    JsonArrayBuilder items = Json.createArrayBuilder();
    why.found().forEach(entry -> items.add(json(entry)));
    why.settings().forEach(setting -> items.add(json(setting)));
    return Json.createObjectBuilder()
        .add("refused", refused(why.hindrances()))
        .add("lastContact", time(why.contact().last()))
        .add("lastChange", time(why.lastChange()))
        .add("unheard", why.isUnheard())
        .add("items", items)
        .build();
  }

  /** Why none of a person's phones is served. */
  static JsonArrayBuilder refused(Set<Hindrance> hindrances) {
    JsonArrayBuilder refused = Json.createArrayBuilder();
    hindrances.forEach(
        hindrance ->
            refused.add(
                Json.createObjectBuilder()
                    .add("reason", hindrance.label())
                    .add("sentence", hindrance.sentence())));
    return refused;
  }

  private static JsonObject json(SettingWhereabouts setting) {
    JsonArrayBuilder references = Json.createArrayBuilder();
    setting.references().stream().sorted().forEach(references::add);
    return Json.createObjectBuilder()
        .add("id", setting.name())
        .add("kind", WholeDraft.ACCOUNT_SETTING)
        .addNull("displayName")
        .add("layer", setting.layer())
        .add("reason", setting.reason().label())
        .add("decidedBy", Json.orNull(setting.decidedBy()))
        .add("sentence", setting.sentence())
        .add("secret", setting.secret())
        .add("value", value(setting.value()))
        .add("sent", value(setting.sent()))
        .add("references", references)
        .build();
  }

  private static JsonValue value(Optional<KeyNodeValue> value) {
    return value.map(AccountSettingJson.FORM::write).orElse(JsonValue.NULL);
  }

  private static JsonObject json(Whereabouts entry) {
    return Json.createObjectBuilder()
        .add("id", entry.id())
        .add("kind", entry.kind().label())
        .add("displayName", Json.orNull(entry.displayName()))
        .add("layer", entry.layer())
        .add("reason", entry.reason().label())
        .add("decidedBy", Json.orNull(entry.decidedBy()))
        .add("sentence", entry.sentence())
        .build();
  }

  private static JsonValue time(Optional<Instant> time) {
    return Json.orNull(time.map(t -> t.truncatedTo(ChronoUnit.SECONDS).toString()));
  }
}
