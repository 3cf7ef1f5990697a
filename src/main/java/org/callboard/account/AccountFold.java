package org.callboard.account;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.callboard.layer.Layer;
import org.callboard.layer.LayerKey;
import org.callboard.layer.Layers;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.mergeable.MergePriority;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Log;
import org.callboard.subscriber.SubscriberSnapshot;

/** Makes the account of one subscriber: the highest layer that sets something decides. */
record AccountFold(OrganizationSnapshot organization, SubscriberSnapshot subscriber) {

  /** What stands for a layer where the server itself fills a gap. */
  static final String SERVER = "server";

  private static final Logger LOG = Log.of(AccountFold.class);

  /** Fills a gap only: the portal's own priority is 10. */
  private static final MergePriority GAP = new MergePriority(1);

  private static final Map<String, KeyNodeValue> DEFAULTS =
      Map.of(
          "title", new KeyNodeValue.Plain("${displayName}"),
          "username", new KeyNodeValue.Plain("${username}"));

  /** What was left out and said so. Bounded: it is made of what administrators type. */
  private static final Set<String> LOGGED = Collections.synchronizedSet(new HashSet<>());

  private static final int MAX_LOGGED = 10_000;

  /** A layer's setting. */
  private record Candidate(String layer, AccountSetting setting) {}

  Account of(Layers<AccountData> layers) {
    Map<String, List<Candidate>> candidates = candidates(layers);
    List<Account.Node> nodes = new ArrayList<>();
    for (String name : names(candidates.keySet())) {
      node(name, candidates.getOrDefault(name, List.of()), highest(layers, name))
          .ifPresent(nodes::add);
    }
    return new Account(nodes, layers.whole() && areAttributesKnown(candidates));
  }

  /**
   * Whether no value that may decide refers to an attribute that cannot be read. Of what is
   * required a lower layer's may.
   */
  private boolean areAttributesKnown(Map<String, List<Candidate>> candidates) {
    if (subscriber.attributes().whole()) {
      return true;
    }
    return candidates.entrySet().stream()
        .flatMap(
            e -> {
              List<Candidate> all = e.getValue();
              return isRequired(e.getKey()) ? all.stream() : Stream.of(all.get(all.size() - 1));
            })
        .flatMap(candidate -> References.in(candidate.setting().value()).stream())
        .noneMatch(subscriber.attributes()::mayHave);
  }

  private static boolean isRequired(String name) {
    return AccountCatalogue.find(name).filter(KnownSetting::required).isPresent();
  }

  /** The catalogue's in its order, then the organization's own. */
  private static Set<String> names(Set<String> set) {
    Set<String> all = new LinkedHashSet<>();
    for (KnownSetting known : AccountCatalogue.all()) {
      if (!known.serversOwn()
          && (set.contains(known.name()) || DEFAULTS.containsKey(known.name()))) {
        all.add(known.name());
      }
    }
    new TreeSet<>(set)
        .stream().filter(name -> AccountCatalogue.find(name).isEmpty()).forEach(all::add);
    return all;
  }

  /** By name, from the lowest layer up. */
  private static Map<String, List<Candidate>> candidates(Layers<AccountData> layers) {
    Map<String, List<Candidate>> all = new TreeMap<>();
    for (Layer<AccountData> layer : layers.all()) {
      if (layer.key().kind() == LayerKey.Kind.DRAFT) {
        layer.data().deletions().forEach(all::remove);
      }
      layer
          .data()
          .settings()
          .forEach(
              (name, setting) ->
                  all.computeIfAbsent(name, n -> new ArrayList<>())
                      .add(new Candidate(layer.name(), setting)));
    }
    return all;
  }

  private static MergePriority highest(Layers<AccountData> layers, String name) {
    return layers.all().stream()
        .map(layer -> layer.data().highest().get(name))
        .filter(priority -> priority != null)
        .reduce(MergePriority.LOWEST, MergePriority::higher);
  }

  private Optional<Account.Node> node(
      String name, List<Candidate> candidates, MergePriority priority) {
    boolean required = isRequired(name);
    for (int i = candidates.size() - 1; i >= 0; i--) {
      Candidate candidate = candidates.get(i);
      Optional<KeyNodeValue> value = value(candidate, required);
      if (value.isPresent()) {
        List<String> below = candidates.subList(0, i).stream().map(Candidate::layer).toList();
        return Optional.of(
            new Account.Node(
                name,
                value.get(),
                priority,
                candidate.setting().secret(),
                candidate.layer(),
                below));
      }
      if (!required) {
        return Optional.empty();
      }
    }
    return Optional.ofNullable(DEFAULTS.get(name))
        .map(value -> References.resolve(value, organization, subscriber))
        .map(
            value ->
                new Account.Node(
                    name, value, MergePriority.higher(GAP, priority), false, SERVER, List.of()));
  }

  /** Empty if the app would not take it, or would take nothing where there must be something. */
  private Optional<KeyNodeValue> value(Candidate candidate, boolean required) {
    String name = candidate.setting().name();
    try {
      KeyNodeValue value =
          References.resolve(candidate.setting().value(), organization, subscriber);
      if (required && KnownSetting.isBlank(value)) {
        return Optional.empty();
      }
      AccountCatalogue.find(name).ifPresent(known -> known.check(value));
      return Optional.of(value);
    } catch (InvalidValueException e) {
      String what = organization.cloudId() + ", " + candidate.layer() + ", " + name;
      if (LOGGED.size() < MAX_LOGGED && LOGGED.add(what)) {
        LOG.log(
            Level.WARNING,
            "The account setting {0} is left out for subscriber {1}, and perhaps others",
            new Object[] {what, subscriber.id()});
      }
      return Optional.empty();
    }
  }
}
