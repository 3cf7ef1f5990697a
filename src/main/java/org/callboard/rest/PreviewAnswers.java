package org.callboard.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
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
import org.callboard.platform.Json;
import org.callboard.platform.ListJson;
import org.callboard.platform.Setting;
import org.callboard.platform.Settings;
import org.callboard.security.FoundAddress;

/** Previews as they are answered, of what is saved and of what is not. */
@ApplicationScoped
class PreviewAnswers {

  /** The XML is the phone's; this stands beside it. */
  private static final String REFUSED = "Callboard-Refused";

  private final PhoneAnswers answers;
  private final Settings settings;

  /** For the container's proxy only. */
  protected PreviewAnswers() {
    this(null, null);
  }

  @Inject
  PreviewAnswers(PhoneAnswers answers, Settings settings) {
    this.answers = answers;
    this.settings = settings;
  }

  /** The answer of Global External Provisioning, or where each entry of it comes from. */
  Response global(PreviewActs.Phone<Layers<DialData>> phone, boolean explain) {
    if (!explain) {
      DialData told = answers.fitting(DialData.folded(phone.layers()));
      return xml(answers.global(told, phone.organization()), phone.refused());
    }
    return explained(
        phone.refused(),
        Explanation.of(phone.layers(), phone.organization().replacePriority()).stream()
            .map(PreviewAnswers::json)
            .toList());
  }

  /**
   * The account, or where each node of it comes from.
   *
   * @param secrets whether secrets are shown
   * @param found what stands for the server's public address where none is set
   */
  Response account(
      PreviewActs.Phone<Layers<AccountData>> phone,
      boolean explain,
      boolean secrets,
      Optional<FoundAddress> found) {
    Account account = Account.of(phone.layers(), phone.organization(), phone.subscriber());
    if (explain) {
      return explained(
          phone.refused(), account.nodes().stream().map(PreviewAnswers::json).toList());
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
