package org.callboard.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.callboard.it.support.Api;
import org.callboard.it.support.BuiltWar;
import org.callboard.it.support.Http;
import org.callboard.it.support.Http.Answer;
import org.callboard.it.support.TestRun;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Account settings in the database: what layers remember, and what the guard refuses. */
@ExtendWith(ArquillianExtension.class)
class AccountSettingsIT {

  private static final String ANN = "subscriber=ann";
  private static final String SALES = "group=sales";

  private String cloudId;
  private String organization;

  @Deployment(testable = false)
  static Archive<?> callboard() {
    return BuiltWar.deploymentWith(AccountDoor.class);
  }

  @BeforeEach
  void makeAnOrganization() {
    cloudId = TestData.newCloudId();
    organization = "/organizations/" + cloudId;
    admin("PUT", organization, "{\"name\": \"Acme\"}", 201);
    admin("PUT", organization + "/groups/sales", "{}", 201);
    putAnn("{\"attributes\": {\"extension\": \"12\"}, \"groups\": [\"sales\"]}", 201);
  }

  private static String admin(String method, String path, String json, int status) {
    String credentials = "admin:" + TestRun.adminPassword();
    Answer answer =
        Http.send(
            method,
            Api.ROOT + path,
            json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json),
            "Authorization",
            "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8)),
            "Content-Type",
            "application/json");
    assertThat(answer.status()).describedAs(answer.text()).isEqualTo(status);
    return answer.text();
  }

  private void putAnn(String json, int status) {
    admin("PUT", organization + "/subscribers/ann", json, status);
  }

  private String edit(int status, String... parameters) {
    List<String> form = new ArrayList<>(List.of("organization", cloudId));
    Arrays.stream(parameters).forEach(p -> form.addAll(List.of(p.split("=", 2))));
    Answer reply =
        Http.post("/test-account", PhoneClient.FORM, Http.form(form.toArray(String[]::new)));
    assertThat(reply.status()).describedAs(reply.text()).isEqualTo(status);
    return reply.text();
  }

  @Test
  void aSettingAndASecretAreThereAgainAndInTheCache() {
    assertThat(edit(200, "op=put", "name=expires", "value=60", ANN))
        .isEqualTo("expires^20 expires=60 truetrue");
    assertThat(edit(200, "op=put", "name=password", "value=s3cret", "priority=50", ANN))
        .isEqualTo("expires^20 password^50 expires=60 password=s3cret truetrue");
    assertThat(edit(200, "op=put", "name=password", "value=other", "priority=30", ANN))
        .isEqualTo("expires^20 password^50 expires=60 password=other truetrue");
    assertThat(edit(200, "op=delete", "name=password", ANN))
        .isEqualTo("expires^20 password^50 expires=60 truetrue");
    assertThat(admin("GET", "/audit?organization=" + cloudId, "", 200))
        .contains("(changed)")
        .doesNotContain("s3cret");
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThat(edit(400, "op=put", "name=host", "value= ")).isEqualTo("value must not be empty.");
    assertThat(edit(400, "op=put", "name=own", "value=${Extension}")).contains("${Extension}");
    assertThat(edit(400, "op=put", "name=own", "value=${extensio_}")).contains("no subscriber");
    edit(200, "op=put", "name=own", "value=${extension}");
  }

  @Test
  void whoeverLeavesAGroupRemembersItsPriorities() {
    edit(200, "op=put", "name=expires", "value=60", "priority=50", SALES);
    edit(200, "op=put", "name=proxy", "value=p", "priority=30", SALES);
    edit(200, "op=put", "name=proxy", "value=p", ANN);
    putAnn("{\"groups\": []}", 200);
    assertThat(edit(200, "op=read", ANN)).isEqualTo("expires^50 proxy^30 proxy=p truetrue");
    assertThat(edit(200, "op=read")).isEqualTo("truetrue");
    admin("DELETE", organization + "/subscribers/ann", "", 204);
    putAnn("{}", 201);
    assertThat(edit(200, "op=read", ANN)).isEqualTo("expires^50 proxy^30 truetrue");
  }

  @Test
  void whoeverIsInADeletedGroupRemembersItsPriorities() {
    edit(200, "op=put", "name=expires", "value=60", "priority=50", SALES);
    admin("DELETE", organization + "/groups/sales", "", 204);
    assertThat(edit(200, "op=read", ANN)).isEqualTo("expires^50 truetrue");
  }

  @Test
  void whatADeletedSubscriberHadFromItsGroupIsRememberedToo() {
    edit(200, "op=put", "name=expires", "value=60", "priority=50", SALES);
    admin("DELETE", organization + "/subscribers/ann", "", 204);
    putAnn("{}", 201);
    assertThat(edit(200, "op=read", ANN)).isEqualTo("expires^50 truetrue");
  }

  @Test
  void nobodyIsLeftWithoutAHost() {
    edit(200, "op=put", "name=host", "value=${extension}.example", SALES);
    assertThat(edit(409, "op=delete", "name=host", SALES)).contains("ann");
    admin("PUT", organization + "/groups/sales", "{\"members\": []}", 409);
    admin("DELETE", organization + "/groups/sales", "", 409);
    edit(200, "op=put", "name=host", "value=${extension}");
    admin("PUT", organization + "/subscribers/ann", "{\"attributes\": {}, \"groups\": []}", 409);
    admin("PUT", organization + "/subscribers/bob", "{}", 409);
    putAnn("{\"attributes\": {\"extension\": \"13\"}, \"groups\": []}", 200);
    admin("DELETE", organization + "/groups/sales", "", 204);
  }

  @Test
  void aDraftIsPublishedWithTheDialDataAndDroppedWithIt() {
    edit(200, "op=put", "name=proxy", "value=a", "priority=50");
    edit(200, "op=put", "name=expires", "value=60");
    edit(200, "op=put", "name=proxy", "value=b", "draft=1");
    assertThat(edit(200, "op=hide", "name=expires", "draft=1"))
        .isEqualTo("proxy^20 proxy=b -expires truetrue");
    admin("POST", organization + "/draft/publish", "", 200);
    assertThat(edit(200, "op=read")).isEqualTo("expires^20 proxy^50 proxy=b truetrue");
    assertThat(edit(200, "op=read", "draft=1")).isEqualTo("proxy^20 truetrue");
    edit(200, "op=put", "name=proxy", "value=c", "draft=1");
    admin("DELETE", organization + "/draft", "", 204);
    assertThat(edit(200, "op=read")).isEqualTo("expires^20 proxy^50 proxy=b truetrue");
    assertThat(edit(200, "op=read", "draft=1")).isEqualTo("proxy^20 truetrue");
  }
}
