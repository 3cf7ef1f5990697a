package org.callboard.bulk.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.callboard.account.AccountCatalogue;
import org.callboard.account.KnownSetting;
import org.callboard.bulk.ColumnName;
import org.callboard.mergeable.KeyNode;
import org.callboard.mergeable.KeyNodeDocument;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Violations;
import org.callboard.subscriber.Attributes;

/**
 * The XML template of the vendor's sample server, together with the header of its file of users: a
 * node whose text comes from secret columns is each subscriber's own, all others are the
 * organization's and refer to attributes.
 */
final class VendorTemplate {

  static final String CLOUD_ID = "cloud_id";
  static final String CLOUD_PASSWORD = "cloud_password";

  /** What references to columns are, beside attributes. By plain name of the column. */
  private static final Map<String, String> RESERVED =
      Map.of("cloudid", "cloudId", "cloudusername", "username", "displayname", "displayName");

  /** The column with the SIP username is no secret even where a password is made of it. */
  private static final Set<String> OPEN =
      Set.of("cloudid", "cloudusername", "displayname", "username");

  private static final Pattern SECRET =
      Pattern.compile("(?i).*(pass ?word|passwd|secret|token).*|(.*[ _-])?pin");

  private static final int MAX_ATTRIBUTE = 50;

  private final List<String> header;
  private final List<KeyNode> serversOwn = new ArrayList<>();
  private final List<KeyNode> subscribersOwn = new ArrayList<>();
  private final List<KeyNode> organizations = new ArrayList<>();
  private final Set<String> secretColumns = new HashSet<>();

  /**
   * @throws org.callboard.platform.InvalidValueException with all that is wrong with the template
   */
  VendorTemplate(String xml, List<String> header) {
    this.header = List.copyOf(header);
    List<KeyNode> nodes = new ArrayList<>();
    Violations violations = new Violations();
    for (KeyNode node : KeyNodeDocument.read(xml, "account")) {
      if (known(node, KnownSetting::serversOwn)) {
        serversOwn.add(node);
      } else {
        nodes.add(node);
        violations.check(() -> checkColumns(node));
      }
    }
    violations.throwIfAny();
    nodes.forEach(this::findSecrets);
    nodes.forEach(node -> (isSubscribersOwn(node) ? subscribersOwn : organizations).add(node));
    checkAttributes();
  }

  /** Which columns it has that the file has not is a fault of the node. */
  private void checkColumns(KeyNode node) {
    try {
      texts(node);
    } catch (InvalidValueException e) {
      throw new InvalidValueException(
          e.violations().stream()
              .map(v -> new InvalidValueException.Violation(nodeName(node.name()), v.sentence()))
              .toList());
    }
  }

  private static boolean known(KeyNode node, Predicate<KnownSetting> condition) {
    return AccountCatalogue.find(node.name()).filter(condition).isPresent();
  }

  private void findSecrets(KeyNode node) {
    for (String column : columns(node)) {
      boolean secret = known(node, KnownSetting::secret) || SECRET.matcher(column).matches();
      if (secret && !OPEN.contains(ColumnName.plain(column))) {
        secretColumns.add(column);
      }
    }
  }

  private boolean isSubscribersOwn(KeyNode node) {
    return isSecret(node) || texts(node).stream().anyMatch(Placeholders::hasDollarBeforeColumn);
  }

  /** Whether it is a secret that is another one for each subscriber. */
  boolean isSecret(KeyNode node) {
    List<String> columns = columns(node);
    return columns.stream().anyMatch(secretColumns::contains)
        || known(node, KnownSetting::secret) && !columns.isEmpty();
  }

  /** Whether what stands in the column must not be shown. */
  boolean isSecret(String column) {
    return secretColumns.contains(column);
  }

  /** The columns of which the template makes something. */
  List<String> usedColumns() {
    return Stream.concat(organizations.stream(), subscribersOwn.stream())
        .flatMap(node -> columns(node).stream())
        .distinct()
        .toList();
  }

  private void checkAttributes() {
    Violations violations = new Violations();
    Map<String, String> columnOf = new HashMap<>();
    for (String column : attributeColumns()) {
      String earlier = columnOf.putIfAbsent(reference(column), column);
      if (earlier != null) {
        violations.add(
            column, "would be the same attribute as " + earlier + ": " + reference(column) + ".");
      }
    }
    violations.throwIfAny();
  }

  /** Nodes that the server sends itself. */
  List<KeyNode> serversOwn() {
    return serversOwn;
  }

  /** Nodes that become settings of each subscriber's own layer. */
  List<KeyNode> subscribersOwn() {
    return subscribersOwn;
  }

  /** Nodes that become settings of the organization. */
  List<KeyNode> organizations() {
    return organizations;
  }

  /** Nodes that become settings, of whatever layer. */
  List<KeyNode> settings() {
    return Stream.concat(organizations.stream(), subscribersOwn.stream()).toList();
  }

  /** Whether the node of this name says where it comes from, which no setting can. */
  boolean hasSource(String name) {
    return Stream.concat(organizations.stream(), subscribersOwn.stream())
        .anyMatch(node -> node.name().equals(name) && node.source().isPresent());
  }

  /** The columns that become attributes: those that the organization's settings refer to. */
  List<String> attributeColumns() {
    return organizations.stream()
        .flatMap(node -> columns(node).stream())
        .filter(column -> !RESERVED.containsKey(ColumnName.plain(column)))
        .distinct()
        .toList();
  }

  /** Where the column stands; empty for what the request says. */
  Optional<Integer> index(String column) {
    return Optional.of(header.indexOf(column)).filter(i -> i >= 0);
  }

  /** What settings call the column that they refer to. */
  static String reference(String column) {
    String reserved = RESERVED.get(ColumnName.plain(column));
    if (reserved != null) {
      return reserved;
    }
    String legal = column.replaceAll("[^A-Za-z0-9_]", "_");
    if (Attributes.RESERVED.contains(legal)) {
      return "sip_" + legal.toLowerCase(Locale.ROOT);
    }
    legal = Character.isDigit(legal.charAt(0)) ? "_" + legal : legal;
    return legal.substring(0, Math.min(MAX_ATTRIBUTE, legal.length()));
  }

  /** What reports call a node. */
  static String nodeName(String name) {
    return "<" + name + ">";
  }

  /** The texts of a node, which are one, or one for each language, or those of a subtree. */
  List<Placeholders> texts(KeyNode node) {
    List<Placeholders> texts = new ArrayList<>();
    node.value()
        .map(
            text -> {
              texts.add(placeholders(text));
              return text;
            });
    return texts;
  }

  Placeholders placeholders(String text) {
    return Placeholders.of(text, name -> header.contains(name) || name.equals(CLOUD_ID));
  }

  List<String> columns(KeyNode node) {
    return texts(node).stream().flatMap(text -> text.columns().stream()).distinct().toList();
  }
}
