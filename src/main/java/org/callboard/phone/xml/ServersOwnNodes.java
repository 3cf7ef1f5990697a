package org.callboard.phone.xml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.callboard.account.AccountData;
import org.callboard.layer.LayerKey;
import org.callboard.layer.Layers;
import org.callboard.mergeable.KeyNode;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.mergeable.MergePriority;
import org.callboard.organization.CloudId;
import org.callboard.organization.OrganizationSnapshot;

/**
 * The nodes of an account that the server sends itself: who the phone is, and where, how and how
 * often it refreshes its account. Nobody has to type them.
 */
public final class ServersOwnNodes {

  static final String USERNAME = "cloud_username";
  static final String PASSWORD = "cloud_password";

  private static final Set<String> NAMES = names();
  private static final Pattern LOOPBACK =
      Pattern.compile("http://(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:.*|/.*)?");

  private ServersOwnNodes() {}

  private static Set<String> names() {
    Set<String> names = new HashSet<>(PortalSettings.refreshOfAccount("", "").keySet());
    names.addAll(List.of(USERNAME, PASSWORD, PortalSettings.INTERVAL));
    return Set.copyOf(names);
  }

  /**
   * The nodes, for {@link ProvisioningXml#account}. A phone may hold one of them from a time when
   * an administrator set it, at his priority; the server's comes at that then.
   *
   * @param username the subscriber's
   * @param password what the phone is to send from now on; a secret
   * @param publicUrl where phones find this server, without a slash at the end. Empty if that is
   *     not known, or not by https: then the phone asks where the portal says
   */
  public static List<KeyNode> of(
      Layers<AccountData> layers,
      OrganizationSnapshot organization,
      String username,
      String password,
      Optional<String> publicUrl) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(USERNAME, username);
    texts.put(PASSWORD, password);
    publicUrl
        .filter(ServersOwnNodes::keepsSecrets)
        .ifPresent(
            url ->
                texts.putAll(PortalSettings.refreshOfAccount(url, fullCode(layers, organization))));
    texts.put(PortalSettings.INTERVAL, String.valueOf(organization.settings().refreshSeconds()));
    List<KeyNode> nodes = new ArrayList<>();
    texts.forEach((name, text) -> nodes.add(node(name, text, priority(layers, name))));
    return nodes;
  }

  /** Over plain HTTP the app sends asterisks, but for tests on one machine. */
  private static boolean keepsSecrets(String url) {
    return url.startsWith("https://") || LOOPBACK.matcher(url).matches();
  }

  /** Only the editable version of an app has the draft among its layers. */
  private static String fullCode(Layers<AccountData> layers, OrganizationSnapshot organization) {
    boolean editable =
        layers.all().stream().anyMatch(layer -> layer.key().kind() == LayerKey.Kind.DRAFT);
    return organization.cloudId() + (editable ? CloudId.EDITABLE : "");
  }

  /** The same for people, who are not shown any secret: there is none yet before a sign-in. */
  public static List<KeyNode> forPreview(
      Layers<AccountData> layers,
      OrganizationSnapshot organization,
      String username,
      Optional<String> publicUrl) {
    return of(layers, organization, username, ProvisioningXml.MASK, publicUrl);
  }

  /** Whether an administrator's setting of this name could only do harm. */
  static boolean isAlwaysServers(String name) {
    return name.equals(USERNAME) || name.equals(PASSWORD);
  }

  /**
   * An administrator's setting replaces the server's on phones that hold that already, whatever
   * lower priority it was given.
   */
  static MergePriority atLeastAsHeld(String name, MergePriority priority) {
    return NAMES.contains(name)
        ? MergePriority.higher(priority, MergePriority.PROVISIONED)
        : priority;
  }

  /** What is written of a priority: the implicit one is not. */
  static Optional<MergePriority> sent(MergePriority priority) {
    return Optional.of(priority).filter(p -> !p.equals(MergePriority.PROVISIONED));
  }

  private static KeyNode node(String name, String text, MergePriority priority) {
    return new KeyNode(name, new KeyNodeValue.Plain(text), sent(priority), Optional.empty());
  }

  private static MergePriority priority(Layers<AccountData> layers, String name) {
    return layers.all().stream()
        .flatMap(layer -> Optional.ofNullable(layer.data().highest().get(name)).stream())
        .reduce(MergePriority.PROVISIONED, MergePriority::higher);
  }
}
