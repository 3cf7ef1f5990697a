package org.callboard.account;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.callboard.layer.LayerKey;
import org.callboard.layer.Layers;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.mergeable.MergePriority;
import org.callboard.mergeable.XmlFragment;
import org.callboard.organization.CloudId;
import org.callboard.organization.Group;
import org.callboard.organization.GroupName;
import org.callboard.organization.OrganizationSettings;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.subscriber.Attributes;
import org.callboard.subscriber.SubscriberName;
import org.callboard.subscriber.SubscriberSnapshot;

/** An organization with two groups, its subscribers, and their layers. */
final class AccountSamples {

  static final OrganizationSnapshot ACME =
      new OrganizationSnapshot(
          1,
          new CloudId("ACME"),
          OrganizationSettings.named("Acme"),
          List.of(new Group(7, new GroupName("sales")), new Group(8, new GroupName("night"))));

  static final LayerKey ORGANIZATION = LayerKey.ofOrganization(1);
  static final LayerKey DRAFT = LayerKey.ofDraft(1);
  static final LayerKey SALES = LayerKey.ofGroup(1, 7);
  static final LayerKey ANN = LayerKey.ofSubscriber(1, 5);

  private AccountSamples() {}

  static SubscriberSnapshot ann(Map<String, String> attributes, Long... groups) {
    return new SubscriberSnapshot(
        5,
        new SubscriberName(1, "ann"),
        "ann",
        "hash",
        true,
        Optional.of("Ann & <Bob>"),
        Set.of(groups),
        new Attributes(new TreeMap<>(attributes)),
        Optional.empty());
  }

  static AccountSetting text(String name, String text) {
    return new AccountSetting(name, new KeyNodeValue.Plain(text), Optional.empty(), false);
  }

  static AccountSetting text(String name, String text, int priority) {
    return new AccountSetting(
        name, new KeyNodeValue.Plain(text), Optional.of(new MergePriority(priority)), false);
  }

  static AccountSetting secret(String name, String text) {
    return new AccountSetting(name, new KeyNodeValue.Plain(text), Optional.empty(), true);
  }

  static KeyNodeValue xml(String content) {
    return new KeyNodeValue.Subtree(new XmlFragment(content));
  }

  static AccountData data(AccountSetting... settings) {
    AccountData data = AccountData.EMPTY;
    for (AccountSetting setting : settings) {
      data = data.with(setting);
    }
    return data;
  }

  static Account account(
      Map<LayerKey, AccountData> layers, SubscriberSnapshot subscriber, boolean editable) {
    return Account.of(
        Layers.of(ACME, subscriber, editable, key -> layers.getOrDefault(key, AccountData.EMPTY)),
        ACME,
        subscriber);
  }
}
