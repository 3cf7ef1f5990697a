package org.callboard.account;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.subscriber.Attributes;
import org.callboard.subscriber.SubscriberSnapshot;

/**
 * What the texts of a value refer to: <code>${username}</code>, <code>${displayName}</code>, <code>
 * ${cloudId}</code> or an attribute of the subscriber. <code>$${</code> stands for <code>${</code>
 * itself.
 */
final class References {

  /** The name is empty where the reference is no name, so that it is found and refused. */
  private static final Pattern REFERENCE =
      Pattern.compile("(?<escaped>\\$\\$\\{)|\\$\\{((?<name>[A-Za-z0-9_]*)\\})?");

  private References() {}

  /** The names that the value refers to; an empty one for what is no reference. */
  static Set<String> in(KeyNodeValue value) {
    Set<String> names = new LinkedHashSet<>();
    value.map(
        text -> {
          Matcher matcher = REFERENCE.matcher(text);
          while (matcher.find()) {
            if (matcher.group("escaped") == null) {
              names.add(name(matcher));
            }
          }
          return text;
        });
    return names;
  }

  private static String name(Matcher matcher) {
    return matcher.group("name") == null ? "" : matcher.group("name");
  }

  /** Whether the value can be another one for another subscriber because of its attributes. */
  static boolean areToAttributes(KeyNodeValue value) {
    return mayRefer(value) && in(value).stream().anyMatch(Attributes::isName);
  }

  /** The value for this subscriber. What it lacks is an empty text. */
  static KeyNodeValue resolve(
      KeyNodeValue value, OrganizationSnapshot organization, SubscriberSnapshot subscriber) {
    return resolve(value, name -> valueOf(name, organization, subscriber));
  }

  /**
   * Replaces in one pass: what is put in is never looked at again.
   *
   * @throws org.callboard.platform.InvalidValueException if the value becomes too long
   */
  static KeyNodeValue resolve(KeyNodeValue value, UnaryOperator<String> values) {
    return mayRefer(value) ? value.map(text -> resolve(text, values)) : value;
  }

  /** Spares parsing a subtree where the characters are neither there nor written as entities. */
  private static boolean mayRefer(KeyNodeValue value) {
    if (value instanceof KeyNodeValue.Subtree subtree) {
      String source = subtree.xml().content();
      return source.contains("${") || source.contains("&#");
    }
    return true;
  }

  private static String resolve(String text, UnaryOperator<String> values) {
    if (!text.contains("${")) {
      return text;
    }
    return REFERENCE
        .matcher(text)
        .replaceAll(
            found -> {
              Matcher matcher = (Matcher) found;
              if (matcher.group("escaped") != null) {
                return Matcher.quoteReplacement("${");
              }
              String name = name(matcher);
              return Matcher.quoteReplacement(
                  name.isEmpty() ? matcher.group() : values.apply(name));
            });
  }

  private static String valueOf(
      String name, OrganizationSnapshot organization, SubscriberSnapshot subscriber) {
    return switch (name) {
      case "username" -> subscriber.username();
      case "displayName" ->
          subscriber.displayName().filter(n -> !n.isBlank()).orElse(subscriber.username());
      case "cloudId" -> organization.cloudId().value();
      default -> subscriber.attributes().value(name).orElse("");
    };
  }
}
