package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.callboard.it.support.Api;
import org.callboard.it.support.Api.Reply;
import org.callboard.it.support.DeployedCallboard;
import org.junit.jupiter.api.Test;

/** What a caller is told who sets a moment to publish at; {@code DayInTheLifeIT} publishes. */
class PublishAtIT extends DeployedCallboard {

  private final Api api = Api.operator();
  private final String acme = "/organizations/" + TestData.newCloudId();
  private final String schedule = acme + "/draft/schedule";

  @Test
  void aMomentIsSetChangedAndCalledOff() {
    api.put(acme, "{\"name\": \"Acme\", \"timeZone\": \"Europe/Prague\"}").expect(201);
    Reply before = api.get(acme + "/draft").expect(200);
    assertThat(before.json().isNull("schedule")).isTrue();
    api.delete(schedule).problem(404, "not-found");
    String tag = before.header("ETag");
    Reply set = api.with("If-Match", tag).put(schedule, at(1)).expect(200);
    assertThat(set.json().getString("createdBy")).isEqualTo("admin");
    assertThat(api.get(acme + "/draft").json().getJsonObject("schedule")).isEqualTo(set.json());
    api.with("If-Match", tag).put(schedule, at(2)).problem(412, "changed-meanwhile");
    api.with("If-Match", tag).delete(schedule).problem(412, "changed-meanwhile");
    api.put(schedule, at(2)).expect(200);
    api.delete(schedule).expect(204);
    assertThat(api.get(acme + "/draft").header("ETag")).isEqualTo(tag);
  }

  @Test
  void whateverIsNoMomentToComeIsRefusedInWords() {
    api.put(acme, "{\"name\": \"Acme\"}").expect(201);
    for (String at : new String[] {"2020-01-01T07:00", "Monday", "9999-12-31T00:00Z", ""}) {
      Reply refused = api.put(schedule, "{\"at\": \"" + at + "\"}").problem(400, "invalid-value");
      assertThat(refused.text()).contains("\"field\":\"at\"");
    }
    api.put(schedule, "{}").problem(400, "invalid-value");
    assertThat(
            api.put(schedule, at(1).replace("}", ", \"when\": 1}"))
                .problem(400, "invalid-value")
                .invalidFields())
        .containsExactly("when");
  }

  private static String at(int days) {
    return "{\"at\": \"" + Instant.now().plus(days, ChronoUnit.DAYS) + "\"}";
  }
}
