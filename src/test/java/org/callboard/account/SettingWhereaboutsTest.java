package org.callboard.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.callboard.layer.Layer;
import org.callboard.layer.LayerKey;
import org.callboard.layer.Layers;
import org.callboard.layer.WhyReason;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.organization.CloudId;
import org.callboard.organization.OrganizationSettings;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.subscriber.Attributes;
import org.callboard.subscriber.SubscriberName;
import org.callboard.subscriber.SubscriberSnapshot;
import org.junit.jupiter.api.Test;

class SettingWhereaboutsTest {

  private static final OrganizationSnapshot ACME =
      new OrganizationSnapshot(
          1, new CloudId("ACME"), OrganizationSettings.named("Acme"), List.of());

  private static final SubscriberSnapshot ANN =
      new SubscriberSnapshot(
          3,
          new SubscriberName(1, "ann"),
          "ann",
          "hash",
          true,
          Optional.of("Ann"),
          Set.of(2L),
          Attributes.NONE,
          Optional.empty());

  private static AccountData with(String name, String value, boolean secret) {
    return AccountData.EMPTY.with(
        new AccountSetting(name, new KeyNodeValue.Plain(value), Optional.empty(), secret));
  }

  private static AccountData with(String name, String value) {
    return with(name, value, false);
  }

  private static List<SettingWhereabouts> why(
      AccountData organization, AccountData draft, AccountData group, AccountData own, String q) {
    Layer<AccountData> lowest =
        new Layer<>(LayerKey.ofOrganization(1), "organization", organization);
    Layer<AccountData> drafted = new Layer<>(LayerKey.ofDraft(1), "draft", draft);
    Layer<AccountData> sales = new Layer<>(LayerKey.ofGroup(1, 2), "group:sales", group);
    Layer<AccountData> highest = new Layer<>(LayerKey.ofSubscriber(1, 3), "subscriber", own);
    Account told = Account.of(new Layers<>(List.of(lowest, sales), highest), ACME, ANN);
    return SettingWhereabouts.of(new Layers<>(List.of(lowest, drafted, sales), highest), told, q);
  }

  private static final AccountData NOTHING = AccountData.EMPTY;

  @Test
  void theHighestLayerSendsAndHidesThoseBelow() {
    List<SettingWhereabouts> found =
        why(with("expires", "60"), with("expires", "70"), with("expires", "80"), NOTHING, "EXP");
    assertThat(found)
        .extracting(SettingWhereabouts::reason)
        .containsExactly(WhyReason.OVERRIDDEN, WhyReason.ONLY_IN_DRAFT, WhyReason.SENT);
    assertThat(found.get(0).decidedBy()).contains("group:sales");
    assertThat(found.get(0).sentence())
        .isEqualTo("It is hidden by the setting of the same name in group sales.");
    assertThat(found.get(2).sent()).contains(new KeyNodeValue.Plain("80"));
    assertThat(found.get(0).sent()).isEmpty();
  }

  @Test
  void whatTheServerFillsInIsTheServers() {
    List<SettingWhereabouts> found = why(NOTHING, NOTHING, NOTHING, NOTHING, "title");
    assertThat(found).singleElement().extracting(SettingWhereabouts::layer).isEqualTo("server");
    assertThat(found.get(0).sent()).contains(new KeyNodeValue.Plain("Ann"));
    assertThat(found.get(0).sentence()).contains("from the server");
  }

  @Test
  void aValueThatIsEmptyForThePersonIsLeftOut() {
    List<SettingWhereabouts> found =
        why(with("title", "Acme"), NOTHING, with("title", "${desk}"), NOTHING, "title");
    assertThat(found)
        .extracting(SettingWhereabouts::reason)
        .containsExactly(WhyReason.SENT, WhyReason.LEFT_OUT);
    assertThat(found.get(1).references()).containsExactly("desk");
    List<SettingWhereabouts> bad =
        why(with("expires", "60"), NOTHING, NOTHING, with("expires", "${displayName}"), "expires");
    assertThat(bad)
        .extracting(SettingWhereabouts::reason)
        .containsExactly(WhyReason.OVERRIDDEN, WhyReason.LEFT_OUT);
  }

  @Test
  void secretsAreMaskedAndWhatIsGoneIsRemembered() {
    List<SettingWhereabouts> found =
        why(
            with("password", "hush", true),
            NOTHING,
            NOTHING,
            with("expires", "60").without("expires"),
            "");
    SettingWhereabouts password =
        found.stream().filter(s -> s.name().equals("password")).findFirst().orElseThrow();
    assertThat(password.secret()).isTrue();
    assertThat(password.value()).isEmpty();
    assertThat(password.sent()).isEmpty();
    assertThat(found)
        .filteredOn(s -> s.name().equals("expires"))
        .extracting(SettingWhereabouts::reason)
        .containsExactly(WhyReason.DELETED);
    assertThat(found.get(found.size() - 1).sentence())
        .isEqualTo("It was deleted from this person's own settings.");
  }
}
