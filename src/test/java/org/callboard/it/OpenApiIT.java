package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import org.callboard.it.support.Api;
import org.callboard.it.support.DeployedCallboard;
import org.callboard.it.support.Http;
import org.callboard.it.support.Http.Answer;
import org.callboard.it.support.TestRun;
import org.callboard.rest.OpenApiDocument;
import org.junit.jupiter.api.Test;

/** The description of the administrators' door: ours, whatever the server has of its own. */
class OpenApiIT extends DeployedCallboard {

  @Test
  void everybodyGetsTheDocumentThatIsCheckedIn() throws IOException {
    Answer answer = Http.get("/openapi");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    byte[] published = OpenApiDocument.published(TestRun.base().getPath());
    // As JSON: each server's library may escape characters in its own way.
    ObjectMapper json = new ObjectMapper();
    assertThat(json.readTree(answer.bytes())).isEqualTo(json.readTree(published));
  }

  @Test
  void whoHasItAlreadyDoesNotGetItAgain() {
    String tag = Http.get("/openapi").header("ETag");
    assertThat(tag).matches("\"[0-9a-f]{32}\"");
    Answer same = Http.get("/openapi", "If-None-Match", "\"other\", " + tag);
    assertThat(same.status()).isEqualTo(304);
    assertThat(same.bytes()).isEmpty();
    assertThat(same.header("ETag")).isEqualTo(tag);
    assertThat(Http.get("/openapi", "If-None-Match", "\"other\"").status()).isEqualTo(200);
  }

  @Test
  void itCanOnlyBeRead() {
    Answer head = Http.send("HEAD", "/openapi", BodyPublishers.noBody());
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.bytes()).isEmpty();
    assertThat(Http.post("/openapi", "application/json", "{}").status()).isEqualTo(405);
  }

  @Test
  void theServerHasNoDocumentOfItsOwnBesideIt() {
    for (String path : new String[] {"/openapi/", "/openapi.json", "/openapi/x", "/openapi?a=b"}) {
      Answer answer = Http.get(path, "Accept", "application/json");
      if (answer.status() == 200) {
        assertThat(answer.bytes()).describedAs(path).isEqualTo(Http.get("/openapi").bytes());
      }
    }
  }

  /** As clients ask that are generated of it, where it has no other JSON. */
  @Test
  void whoeverAcceptsProblemsOnlyIsServed() {
    Api api = Api.operator().accept("application/problem+json");
    String cloudId = TestData.newCloudId();
    String organization = "/organizations/" + cloudId;
    Api.operator().put(organization, "{\"name\": \"Generated\"}").expect(201);
    assertThat(api.get(organization).expect(200).json().getString("name")).isEqualTo("Generated");
    assertThat(api.get(organization + "/subscribers.csv").expect(200).text())
        .startsWith("username,");
    api.delete(organization + "/quick-dial/nobody").problem(404, "not-found");
    api.delete(organization + "?confirm=" + cloudId).expect(204);
  }
}
