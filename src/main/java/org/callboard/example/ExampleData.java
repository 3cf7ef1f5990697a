package org.callboard.example;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.callboard.account.AccountData;
import org.callboard.account.AccountSetting;
import org.callboard.dialdata.DialAction;
import org.callboard.dialdata.DialData;
import org.callboard.dialdata.QuickDialItem;
import org.callboard.mergeable.KeyNode;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.mergeable.KeyNodeValue.Translation;
import org.callboard.mergeable.MergePriority;
import org.callboard.mergeable.XmlFragment;
import org.callboard.organization.CloudId;
import org.callboard.subscriber.Attributes;
import org.callboard.subscriber.Username;

/** The example: the names are those of the vendor's documentation. */
final class ExampleData {

  static final CloudId CLOUD_ID = new CloudId("EXAMPLE");
  static final String NAME = "Example Inc.";
  static final Username USERNAME = new Username("johndow");
  static final String DISPLAY_NAME = "John Dow";
  static final String PASSWORD = "12345678";

  private static final MergePriority LOCKED = new MergePriority(50);

  private ExampleData() {}

  /** What everybody of the organization gets. */
  static DialData organizationLayer() {
    return DialData.EMPTY
        .with(
            new QuickDialItem(
                "canteen",
                "Canteen",
                "5000",
                Optional.of("https://www.example.com/portraits/canteen.png"),
                MergePriority.PROVISIONED))
        .with(item("security", "Security", "5911", LOCKED))
        .with(
            new DialAction(
                "conference",
                List.of(
                    node(
                        "title",
                        new KeyNodeValue.Localized(
                            List.of(
                                new Translation(Optional.of("cs"), "Konference"),
                                new Translation(Optional.empty(), "Conference")))),
                    node(
                        "rewriting",
                        new KeyNodeValue.Subtree(
                            new XmlFragment(
                                "<rule><actions><action type=\"prepend\" param=\"*71\"/></actions>"
                                    + "</rule>"))))));
  }

  /** John's own, to which the account refers. */
  static Attributes attributes() {
    return new Attributes(new TreeMap<>(Map.of("extension", "5123")));
  }

  /** What everybody's account is made of. */
  static AccountData organizationAccount() {
    return AccountData.EMPTY
        .with(setting("title", "${displayName}, Example Inc."))
        .with(setting("username", "${extension}"))
        .with(setting("host", "sip.example.com"))
        .with(setting("transport", "tls+sip:"))
        .with(setting("voiceMailNumber", "5999"));
  }

  /** A secret, which needs a key to be stored. */
  static AccountSetting sipPassword() {
    return setting("password", "of-extension-5123");
  }

  private static AccountSetting setting(String name, String text) {
    return new AccountSetting(name, new KeyNodeValue.Plain(text), Optional.empty(), false);
  }

  /** What only John gets. */
  static DialData subscriberLayer() {
    return DialData.EMPTY.with(item("boss", "Grace & Co.", "5100", MergePriority.PROVISIONED));
  }

  private static QuickDialItem item(String id, String name, String uri, MergePriority priority) {
    return new QuickDialItem(id, name, uri, Optional.empty(), priority);
  }

  private static KeyNode node(String name, KeyNodeValue value) {
    return new KeyNode(name, value, Optional.empty(), Optional.empty());
  }
}
