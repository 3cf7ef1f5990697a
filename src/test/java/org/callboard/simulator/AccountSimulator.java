package org.callboard.simulator;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.callboard.simulator.PhoneSimulator.KeyNode;
import org.callboard.simulator.PhoneSimulator.NotUnderstood;
import org.w3c.dom.Element;

/**
 * A model of the app's account: it starts from the portal's defaults, merges what External
 * Provisioning answers, and asks again as the account itself says (docs/protocol.md).
 *
 * <p>Assumed where nobody says: an account without a title, username or host is refused as a whole
 * after merging, and the app keeps the one that it had; what a placeholder stands for is encoded as
 * a form wants it; the names of the installation and of the app's code are there at each call.
 */
public final class AccountSimulator {

  /** What the portal's defaults are stored at. */
  public static final int PORTAL_PRIORITY = 10;

  /** Without any of these the app refuses the account. */
  public static final List<String> INDISPENSABLE = List.of("title", "username", "host");

  private static final Pattern PLACEHOLDER = Pattern.compile("%(account\\[([^]]+)]|[a-z]+)%");
  private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d+){3}|\\[::1]");
  private static final Set<String> SECRETS = Set.of("password", "cloud_password");
  private static final String FORM = "application/x-www-form-urlencoded";

  /** A call of External Provisioning. */
  public record Request(String method, URI url, String contentType, String body) {}

  private final Map<String, KeyNode> nodes = new LinkedHashMap<>();
  private final Map<String, String> typed = new LinkedHashMap<>();
  private final Map<String, KeyNode> usersOwn = new LinkedHashMap<>();

  /** The portal provisions a node. */
  public AccountSimulator startsWith(String name, String value) {
    nodes.put(name, new KeyNode(PORTAL_PRIORITY, "", value));
    return this;
  }

  /**
   * The user types who he is, and the app calls as the portal says.
   *
   * @param fullCode the Cloud ID, of the editable version with its {@code *}
   * @param portal the keys of the portal and their values
   */
  public Request signsIn(
      String fullCode,
      String username,
      String password,
      String installation,
      Map<String, String> portal) {
    typed.put("fullcode", fullCode);
    typed.put("username", username);
    typed.put("password", password);
    typed.put("installid", installation);
    return request("InitialProvisioning", portal);
  }

  /**
   * What the app sends at its start and at each interval.
   *
   * @param portal what counts where the account says nothing
   */
  public Request refreshes(Map<String, String> portal) {
    Map<String, String> settings = new LinkedHashMap<>(portal);
    nodes.forEach((name, node) -> settings.put(name, node.value()));
    return request("extProv", settings);
  }

  /** The seconds between two refreshes, if anybody has said so. */
  public Optional<Integer> interval() {
    return Optional.ofNullable(nodes.get("extProvInterval"))
        .map(node -> Integer.parseInt(node.value()));
  }

  /**
   * Merges an answer, the body of a 200.
   *
   * @throws Refused if the account could not be used; then the one from before is kept
   */
  public void merge(byte[] answer) {
    Element root = AnswerXml.parse(answer);
    if (!root.getTagName().equals("account")) {
      throw new NotUnderstood("<" + root.getTagName() + "> as an account");
    }
    AnswerXml.allowAttributes(root);
    Map<String, KeyNode> merged = new LinkedHashMap<>(nodes);
    Set<String> names = new HashSet<>();
    for (Element node : AnswerXml.children(root)) {
      String name = node.getTagName();
      if (!names.add(name)) {
        throw new NotUnderstood("two <" + name + "> below <account>");
      }
      AnswerXml.allowAttributes(node, "priority", "source");
      int priority = AnswerXml.priority(node);
      KeyNode stored = merged.get(name);
      if (stored == null || priority >= stored.priority()) {
        merged.put(name, new KeyNode(priority, node.getAttribute("source"), AnswerXml.inner(node)));
      }
    }
    for (String name : INDISPENSABLE) {
      if (!merged.containsKey(name) || merged.get(name).value().isBlank()) {
        throw new Refused(name);
      }
    }
    nodes.clear();
    nodes.putAll(merged);
  }

  /** The user changes a node, if the app lets him. */
  public boolean userChanges(String name, String value) {
    KeyNode stored = nodes.get(name);
    if (stored != null && stored.priority() > PhoneSimulator.USER_PRIORITY) {
      return false;
    }
    KeyNode own = new KeyNode(PhoneSimulator.USER_PRIORITY, "user", value);
    nodes.put(name, own);
    usersOwn.put(name, own);
    return true;
  }

  /** The names of what the user has changed and nothing has overridden since. */
  public Set<String> usersOwn() {
    usersOwn.entrySet().removeIf(own -> !own.getValue().equals(nodes.get(own.getKey())));
    return Set.copyOf(usersOwn.keySet());
  }

  /** All nodes by their names. */
  public Map<String, KeyNode> nodes() {
    return Map.copyOf(nodes);
  }

  /** The value of a node; it must be there. */
  public String value(String name) {
    return Optional.ofNullable(nodes.get(name))
        .orElseThrow(() -> new AssertionError("No node " + name + " among " + nodes.keySet()))
        .value();
  }

  private Request request(String prefix, Map<String, String> settings) {
    if (!settings.containsKey(prefix + "Url")) {
      throw new AssertionError("Nobody has told the app where to ask: " + prefix + "Url");
    }
    URI url = URI.create(render(settings.get(prefix + "Url"), true));
    boolean secretly = url.getScheme().equals("https") || LOOPBACK.matcher(url.getHost()).matches();
    String body = render(settings.getOrDefault(prefix + "PostData", ""), secretly);
    String method = settings.getOrDefault(prefix + "Method", body.isEmpty() ? "GET" : "POST");
    return new Request(method, url, settings.getOrDefault(prefix + "ContentType", FORM), body);
  }

  /** Over plain HTTP the app sends asterisks instead of secrets. */
  private String render(String template, boolean secretly) {
    Matcher placeholder = PLACEHOLDER.matcher(template);
    return placeholder.replaceAll(
        found -> {
          String node = found.group(2);
          String name = node == null ? found.group(1) : node;
          String value =
              node == null
                  ? typed.get(name)
                  : Optional.ofNullable(nodes.get(node)).map(KeyNode::value).orElse("");
          if (value == null) {
            return Matcher.quoteReplacement(found.group()); // the app leaves what it does not know
          }
          String sent = secretly || !SECRETS.contains(name) ? value : "*".repeat(value.length());
          return Matcher.quoteReplacement(URLEncoder.encode(sent, StandardCharsets.UTF_8));
        });
  }

  /** The app does not take the account. */
  public static final class Refused extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    Refused(String name) {
      super("The app refuses an account without " + name);
    }
  }
}
