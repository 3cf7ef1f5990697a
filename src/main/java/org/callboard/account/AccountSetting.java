package org.callboard.account;

import java.util.Optional;
import org.callboard.mergeable.KeyNode;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.mergeable.MergePriority;
import org.callboard.mergeable.XmlFragment;
import org.callboard.platform.Text;

/**
 * A key node of the Account XML, as an administrator sets it in one layer.
 *
 * @param name an XML name of ASCII characters
 * @param value may refer to the subscriber, as in <code>${username}</code>
 * @param priority empty for the implicit one of external provisioning
 * @param secret whether the value is encrypted at rest and masked; always if the catalogue says so
 */
public record AccountSetting(
    String name, KeyNodeValue value, Optional<MergePriority> priority, boolean secret) {

  private static final String BODY = "PostData";

  public AccountSetting {
    new KeyNode(name, value, priority, Optional.empty()); // the rules are the same
    secret = secret || AccountCatalogue.isSecret(name);
  }

  /** The priority that the app merges it with. */
  public MergePriority effectivePriority() {
    return priority.orElse(MergePriority.PROVISIONED);
  }

  /** About how many bytes of an answer it has. */
  long weight() {
    return node().weight();
  }

  private KeyNode node() {
    return new KeyNode(name, value, priority, Optional.empty());
  }

  /**
   * The same without white space and invisible characters at the ends of its value, and with XML
   * where XML is meant and its text was sent. A secret, the body of a request and what the
   * catalogue does not know are as they were typed.
   *
   * @throws org.callboard.platform.InvalidValueException if the XML is not well-formed
   */
  public AccountSetting cut() {
    Optional<KnownSetting> known = AccountCatalogue.find(name);
    boolean isAsTyped = secret || known.isEmpty() || name.endsWith(BODY);
    return isAsTyped || value instanceof KeyNodeValue.Subtree
        ? this
        : new AccountSetting(name, meant(known.get(), value.map(Text::cut)), priority, false);
  }

  private static KeyNodeValue meant(KnownSetting known, KeyNodeValue cut) {
    return known.type().kind() == SettingType.Kind.XML
            && cut instanceof KeyNodeValue.Plain plain
            && plain.text().startsWith("<")
        ? new KeyNodeValue.Subtree(new XmlFragment(plain.text()))
        : cut;
  }

  /** The same, but a secret. */
  public AccountSetting asSecret() {
    return new AccountSetting(name, value, priority, true);
  }

  @Override
  public String toString() {
    return "AccountSetting[" + name + "]";
  }
}
