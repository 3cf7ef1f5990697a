package org.callboard.database;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.callboard.account.AccountEditor;
import org.callboard.account.AccountSetting;
import org.callboard.dialdata.DialDataEditor;
import org.callboard.dialdata.QuickDialItem;
import org.callboard.layer.LayerAddress;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.mergeable.MergePriority;
import org.callboard.organization.CloudId;
import org.callboard.organization.Group;
import org.callboard.organization.GroupName;
import org.callboard.organization.OrganizationDirectory;
import org.callboard.organization.OrganizationEditor;
import org.callboard.organization.OrganizationSettings;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.Expected;
import org.callboard.subscriber.Attributes;
import org.callboard.subscriber.GroupEditor;
import org.callboard.subscriber.PasswordChange;
import org.callboard.subscriber.SubscriberData;
import org.callboard.subscriber.SubscriberEditor;
import org.callboard.subscriber.Username;

/** Makes what a test needs, by the editors themselves. */
@Dependent
public class Given {

  @Inject private OrganizationEditor organizations;
  @Inject private OrganizationDirectory directory;
  @Inject private GroupEditor groups;
  @Inject private SubscriberEditor subscribers;
  @Inject private DialDataEditor dialData;
  @Inject private AccountEditor accounts;

  public OrganizationSnapshot organization(String cloudId) {
    return organizations.create(new CloudId(cloudId), OrganizationSettings.named(cloudId));
  }

  /** The organization as it is now, with the groups that it has now. */
  public OrganizationSnapshot now(OrganizationSnapshot organization) {
    return directory.load(organization.id()).orElseThrow();
  }

  public Group group(OrganizationSnapshot organization, String name, String... members) {
    groups.put(
        organization,
        new GroupName(name),
        Optional.of(Arrays.stream(members).map(Username::new).toList()),
        Expected.ANYTHING);
    return now(organization).group(new GroupName(name)).orElseThrow();
  }

  /** Puts the subscriber into these groups and no others; the password's hash is "hash". */
  public LayerAddress subscriber(
      OrganizationSnapshot organization, String username, String... groupNames) {
    return subscriber(organization, username, Map.of(), groupNames);
  }

  /** The same with attributes. */
  public LayerAddress subscriber(
      OrganizationSnapshot organization,
      String username,
      Map<String, String> attributes,
      String... groupNames) {
    SubscriberData data =
        new SubscriberData(
            Optional.empty(),
            true,
            Optional.of(PasswordChange.of("hash")),
            Optional.of(Arrays.stream(groupNames).map(GroupName::new).toList()),
            Optional.of(new Attributes(new TreeMap<>(attributes))));
    long id =
        subscribers.put(organization, new Username(username), data, Expected.ANYTHING).value().id();
    return LayerAddress.ofSubscriber(organization, id, username);
  }

  /** Items at the usual priority, behind those that are there. */
  public void items(LayerAddress layer, String... ids) {
    for (String id : ids) {
      item(layer, id, MergePriority.PROVISIONED.value());
    }
  }

  /** An item that is called by its id, or the one of this id with another priority. */
  public void item(LayerAddress layer, String id, int priority) {
    QuickDialItem item =
        new QuickDialItem(id, id, "sip:" + id, Optional.empty(), new MergePriority(priority));
    dialData.edit(layer, data -> data.with(item));
  }

  /** A setting that is a text, at the implicit priority. */
  public void setting(LayerAddress layer, String name, String text) {
    accounts.edit(layer, data -> data.with(text(name, text)));
  }

  /** A setting that is a text, at the implicit priority. */
  public static AccountSetting text(String name, String text) {
    return new AccountSetting(name, new KeyNodeValue.Plain(text), Optional.empty(), false);
  }

  /** Usernames. */
  public static List<Username> usernames(String... texts) {
    return Arrays.stream(texts).map(Username::new).toList();
  }
}
