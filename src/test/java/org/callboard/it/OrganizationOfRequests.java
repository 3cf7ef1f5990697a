package org.callboard.it;

import static org.callboard.it.TestAdministrators.PASSWORD;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.callboard.it.support.Api;
import org.callboard.it.support.Api.Reply;
import org.callboard.it.support.Http;

/** An organization that has whatever a request of the contract may ask for, and its caller. */
final class OrganizationOfRequests {

  private static final String BOUNDARY = "XyZ";

  /** What a request is answered by that is allowed, and finds nothing left to do. */
  private static final Map<String, Integer> NOTHING_LEFT =
      Map.of("cancelJob", 409, "deleteSignInLimit", 404);

  private final Api operator = Api.operator();
  private final String cloudId = TestData.newCloudId();
  private final String root = "/organizations/" + cloudId;
  private final String name = TestAdministrators.newName();
  private final boolean isOperator;
  private String job = "";

  private OrganizationOfRequests(String role) {
    isOperator = role.equals("operator");
    prepare();
    String organization = isOperator ? "" : ", \"organization\": \"" + cloudId + "\"";
    operator
        .put(
            "/administrators/" + name,
            "{\"role\": \"%s\", \"password\": \"%s\"%s}".formatted(role, PASSWORD, organization))
        .expect(201);
  }

  /**
   * @param role of the caller
   */
  static OrganizationOfRequests made(String role) {
    return new OrganizationOfRequests(role);
  }

  String cloudId() {
    return cloudId;
  }

  Api caller() {
    return Api.as(name, PASSWORD);
  }

  /** Makes what is not there any more, by one file. */
  void prepare() {
    String layer = layer("", "");
    String hiding = layer("\"gate\"", "\"transfer\"");
    String file =
        """
        {"organization": {"name": "Acme"},
         "layers": {"organization": %1$s, "draft": %1$s},
         "groups": [{"name": "sales", "layer": %2$s}, {"name": "support", "layer": %1$s}],
         "subscribers": [{"username": "ann", "enabled": true, "groups": ["sales"], "layer": %2$s}]}"""
            .formatted(layer, hiding);
    operator.post(root + "/import?onConflict=update", file).expect(200, 201);
  }

  /** Some entries and settings, and what it hides. */
  private static String layer(String hiddenItem, String hiddenAction) {
    return """
        {"quickDial": [{"id": "canteen", "displayName": "Canteen", "uri": "5000"},
                       {"id": "security", "displayName": "Security", "uri": "5001"}],
         "dialActions": [{"id": "conference", "nodes": []}, {"id": "intercom", "nodes": []}],
         "deletions": {"quickDial": [%s], "dialActions": [%s]},
         "account": {"settings": [{"id": "host", "value": "sip.example.com"},
                                  {"id": "username", "value": "5123"},
                                  {"id": "password", "value": "secret"}]}}"""
        .formatted(hiddenItem, hiddenAction);
  }

  Reply send(Api caller, OfferedRequest request) {
    String path = path(request);
    return request.contentType().isEmpty()
        ? caller.send(request.method(), path, BodyPublishers.noBody())
        : caller
            .with("Content-Type", type(request))
            .send(request.method(), path, BodyPublishers.ofString(body(request)));
  }

  /** Whether the answer says that the request was allowed, and did what it is for. */
  boolean isDone(OfferedRequest request, int status) {
    return status / 100 == 2 || NOTHING_LEFT.getOrDefault(request.id(), 0) == status;
  }

  private String path(OfferedRequest request) {
    String path =
        request
            .path()
            .replace("/organizations/{cloudId}", organization(request))
            .replace("hidden-quick-dial/{itemId}", "hidden-quick-dial/gate")
            .replace("hidden-dial-actions/{actionId}", "hidden-dial-actions/transfer")
            .replace("{itemId}", "canteen")
            .replace("{actionId}", "conference")
            .replace("{setting}", "host")
            .replace("{kind}", "quickDialItem");
    if (path.startsWith("/administrators/")) {
      path = path.replace("{username}", administrator());
    }
    path = path.replace("{name}", "sales").replace("{username}", person(request));
    if (path.contains("{id}")) {
      path = path.replace("{id}", id(request));
    }
    if (request.id().equals("unscheduleDraft")) {
      operator.put(root + "/draft/schedule", tomorrow()).expect(200);
    }
    return switch (request.id()) {
      case "deleteOrganization" -> path + "?confirm=" + path.substring(path.lastIndexOf('/') + 1);
      case "importSubscribers", "importOrganization" -> path + "?onConflict=update";
      case "importVendorSample" -> path + "?onConflict=update";
      case "getWhy" -> path + "?q=canteen";
      default ->
          request.path().endsWith("quick-dial.csv") && !request.isReading()
              ? path + "?onConflict=update"
              : path;
    };
  }

  /** Another one is deleted in its place, where that is allowed. */
  private String organization(OfferedRequest request) {
    if (!request.id().equals("deleteOrganization") || !isOperator) {
      return root;
    }
    String other = "/organizations/" + TestData.newCloudId();
    operator.put(other, "{\"name\": \"Other\"}").expect(201);
    return other;
  }

  /** Whoever is moved, or was, is somebody else each time. */
  private String person(OfferedRequest request) {
    boolean moves = request.id().equals("moveSubscriber") && isOperator; // others move nobody
    if (!moves && !request.id().equals("deleteFormerSubscriber")) {
      return "ann";
    }
    String leaver = TestAdministrators.newName();
    operator.put(root + "/subscribers/" + leaver, "{}").expect(201);
    if (request.id().equals("deleteFormerSubscriber")) {
      operator.post(root + "/subscribers/" + leaver + "/move", elsewhere()).expect(200);
    }
    return leaver;
  }

  private String elsewhere() {
    return "{\"organization\": \"" + TestAdministrators.organization() + "\"}";
  }

  private String administrator() {
    String manager = TestAdministrators.newName();
    operator
        .put("/administrators/" + manager, TestAdministrators.json("manager", cloudId))
        .expect(201);
    return manager;
  }

  private String id(OfferedRequest request) {
    String ann = root + "/subscribers/ann";
    if (request.id().equals("getAuditLines")) {
      caller().post(root + "/subscribers.csv?onConflict=update", "text/csv", "username\nann\n");
      return newest(caller(), "&action=import");
    }
    if (request.path().startsWith("/audit/")) {
      caller().merge(ann, "{\"displayName\": \"Ann\"}");
      caller().merge(ann, "{\"displayName\": \"Anne\"}");
      return newest(operator, "");
    }
    if (request.path().contains("/draft/changes/")) {
      String item = "{\"displayName\": \"Canteen\", \"uri\": \"5999\"}";
      operator.put(root + "/draft/quick-dial/canteen", item);
      return "canteen";
    }
    if (request.path().contains("/webhooks/")) {
      String webhooks = request.path().startsWith("/webhooks/") ? "/webhooks" : root + "/webhooks";
      operator.get(webhooks).ids().forEach(id -> operator.delete(webhooks + "/" + id));
      return operator
          .post(webhooks, "{\"url\": \"https://127.0.0.1:9/\"}")
          .expect(201)
          .json()
          .getString("id");
    }
    if (request.path().startsWith("/me/sessions/")) {
      ConsoleClient.signIn(name, PASSWORD);
      return caller().get("/me").json().getJsonArray("sessions").getJsonObject(0).getString("id");
    }
    if (request.path().startsWith("/tokens/")) {
      return caller().post("/tokens", "{\"name\": \"x\"}").expect(201).json().getString("id");
    } else if (request.path().contains("/devices/")) {
      operator.merge(ann, "{\"password\": \"wonderful\"}").expect(200);
      Http.post(
          "/provisioning/account",
          "application/x-www-form-urlencoded",
          "cloud_id=" + cloudId + "&cloud_username=ann&cloud_password=wonderful");
      return operator.get(ann + "/devices").ids().get(0);
    } else if (request.path().contains("/codes/")) {
      return operator.post(ann + "/codes", "{}").expect(201).json().getString("id");
    } else if (request.path().contains("/jobs/")) {
      job = job.isEmpty() ? job() : job;
      return job;
    }
    return "none";
  }

  /** The newest entry of the record that somebody sees. */
  private String newest(Api who, String filter) {
    return String.valueOf(
        who.get("/audit?limit=1&organization=" + cloudId + filter)
            .json()
            .getJsonArray("items")
            .getJsonObject(0)
            .getJsonNumber("id")
            .longValue());
  }

  /** Started by the caller, if the caller may. */
  private String job() {
    String path = root + "/subscribers.csv?background=true&onConflict=update";
    Reply started = caller().post(path, "text/csv", "username\nann\n");
    if (started.status() == 403) {
      started = operator.post(path, "text/csv", "username\nann\n");
    }
    String id = started.expect(202).json().getString("id");
    Waiting.await(
        "the job's end",
        () -> !operator.get(root + "/jobs/" + id).json().getString("state").equals("running"));
    return id;
  }

  private static String type(OfferedRequest request) {
    return request.contentType().startsWith("multipart")
        ? request.contentType() + "; boundary=" + BOUNDARY
        : request.contentType();
  }

  private String body(OfferedRequest request) {
    return switch (request.id()) {
      case "scheduleDraft" -> tomorrow();
      case "putMyPassword" -> "{\"password\": \"" + PASSWORD + "\"}";
      case "moveSubscriber" -> elsewhere();
      case "createToken" -> "{\"name\": \"x\"}";
      case "mailOnboarding" ->
          "{\"usernames\": [\"ann\"], \"addresses\": {\"ann\": \"ann@example.com\"}}";
      case "createOnboardingOfMany" -> "{\"usernames\": [\"ann\"]}";
      case "importOrganization" -> "{\"organization\": {\"name\": \"Acme\"}}";
      case "importVendorSample" -> sample();
      default -> request.example().replace("\"ACME\"", "\"" + cloudId + "\"");
    };
  }

  private static String tomorrow() {
    return "{\"at\": \"" + Instant.now().plus(1, ChronoUnit.DAYS) + "\"}";
  }

  private static String sample() {
    String part = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n";
    return part.formatted("users", "cloud_username,cloud_password,username\nann,wonderful,5123\n")
        + part.formatted("template", "<account><username>{username}</username></account>")
        + "--"
        + BOUNDARY
        + "--\r\n";
  }
}
