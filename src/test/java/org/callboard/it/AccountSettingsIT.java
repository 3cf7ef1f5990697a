package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.callboard.it.support.Api;
import org.callboard.it.support.BuiltWar;
import org.callboard.it.support.Http;
import org.callboard.it.support.Http.Answer;
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

  private final Api operator = Api.operator();
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
    operator.put(organization, "{\"name\": \"Acme\"}").expect(201);
    operator.put(organization + "/groups/sales", "{}").expect(201);
    putAnn("{\"attributes\": {\"extension\": \"12\"}, \"groups\": [\"sales\"]}", 201);
  }

  private void putAnn(String json, int status) {
    operator.put(organization + "/subscribers/ann", json).expect(status);
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
    assertThat(operator.get("/audit?organization=" + cloudId).expect(200).text())
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
    operator.delete(organization + "/subscribers/ann").expect(204);
    putAnn("{}", 201);
    assertThat(edit(200, "op=read", ANN)).isEqualTo("expires^50 proxy^30 truetrue");
  }

  @Test
  void whoeverIsInADeletedGroupRemembersItsPriorities() {
    edit(200, "op=put", "name=expires", "value=60", "priority=50", SALES);
    operator.delete(organization + "/groups/sales").expect(204);
    assertThat(edit(200, "op=read", ANN)).isEqualTo("expires^50 truetrue");
  }

  @Test
  void whatADeletedSubscriberHadFromItsGroupIsRememberedToo() {
    edit(200, "op=put", "name=expires", "value=60", "priority=50", SALES);
    operator.delete(organization + "/subscribers/ann").expect(204);
    putAnn("{}", 201);
    assertThat(edit(200, "op=read", ANN)).isEqualTo("expires^50 truetrue");
  }

  @Test
  void nobodyIsLeftWithoutAHost() {
    edit(200, "op=put", "name=host", "value=${extension}.example", SALES);
    assertThat(edit(409, "op=delete", "name=host", SALES)).contains("ann");
    operator.put(organization + "/groups/sales", "{\"members\": []}").problem(409, "conflict");
    operator.delete(organization + "/groups/sales").problem(409, "conflict");
    edit(200, "op=put", "name=host", "value=${extension}");
    operator
        .put(organization + "/subscribers/ann", "{\"attributes\": {}, \"groups\": []}")
        .problem(409, "conflict");
    operator.put(organization + "/subscribers/bob", "{}").problem(409, "conflict");
    putAnn("{\"attributes\": {\"extension\": \"13\"}, \"groups\": []}", 200);
    operator.delete(organization + "/groups/sales").expect(204);
  }

  @Test
  void aDraftIsPublishedWithTheDialDataAndDroppedWithIt() {
    edit(200, "op=put", "name=proxy", "value=a", "priority=50");
    edit(200, "op=put", "name=expires", "value=60");
    edit(200, "op=put", "name=proxy", "value=b", "draft=1");
    assertThat(edit(200, "op=hide", "name=expires", "draft=1"))
        .isEqualTo("proxy^20 proxy=b -expires truetrue");
    operator.post(organization + "/draft/publish").expect(200);
    assertThat(edit(200, "op=read")).isEqualTo("expires^20 proxy^50 proxy=b truetrue");
    assertThat(edit(200, "op=read", "draft=1")).isEqualTo("proxy^20 truetrue");
    edit(200, "op=put", "name=proxy", "value=c", "draft=1");
    operator.delete(organization + "/draft").expect(204);
    assertThat(edit(200, "op=read")).isEqualTo("expires^20 proxy^50 proxy=b truetrue");
    assertThat(edit(200, "op=read", "draft=1")).isEqualTo("proxy^20 truetrue");
  }
}
