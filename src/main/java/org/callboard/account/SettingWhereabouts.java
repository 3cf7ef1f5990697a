package org.callboard.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.callboard.layer.Layer;
import org.callboard.layer.LayerKey;
import org.callboard.layer.Layers;
import org.callboard.layer.WhyReason;
import org.callboard.mergeable.KeyNodeValue;

/**
 * Where an account setting is that somebody asks for, and why a phone has its value or not.
 *
 * @param layer the name of the layer that sets it, or did
 * @param decidedBy the name of the layer above that covers it, if one does
 * @param secret whether its values are not to be shown
 * @param value as it stands in the layer, with what it refers to; empty if it is secret, or gone
 * @param sent what this person's phones get; empty if it is secret, or not sent from here
 * @param references what the value refers to: username, displayName, cloudId or attributes
 */
public record SettingWhereabouts(
    String name,
    String layer,
    WhyReason reason,
    Optional<String> decidedBy,
    boolean secret,
    Optional<KeyNodeValue> value,
    Optional<KeyNodeValue> sent,
    Set<String> references) {

  public SettingWhereabouts {
    references = Set.copyOf(references);
  }

  /**
   * Looks for settings in what a person's layers are, the lowest first.
   *
   * @param editable the layers of the person with the draft
   * @param told what is sent to phones that do not get the draft
   * @param sought a name or a part of one, in any case
   */
  public static List<SettingWhereabouts> of(
      Layers<AccountData> editable, Account told, String sought) {
    return new Search(editable.all(), told, sought.toLowerCase(Locale.ROOT)).found();
  }

  /** One that is in a group of which the person is no member; nobody needs its value. */
  static SettingWhereabouts inOtherGroup(String name, boolean secret, String group) {
    return new SettingWhereabouts(
        name,
        Layer.GROUP + group,
        WhyReason.NOT_A_MEMBER,
        Optional.empty(),
        secret,
        Optional.empty(),
        Optional.empty(),
        Set.of());
  }

  private static SettingWhereabouts of(
      AccountSetting setting,
      String layer,
      WhyReason reason,
      Optional<String> decidedBy,
      Optional<KeyNodeValue> sent) {
    boolean shown = !setting.secret();
    return new SettingWhereabouts(
        setting.name(),
        layer,
        reason,
        decidedBy,
        setting.secret(),
        Optional.of(setting.value()).filter(value -> shown),
        sent.filter(value -> shown),
        References.in(setting.value()));
  }

  /** The same for people. */
  public String sentence() {
    return reason.sentence(layer, decidedBy, "setting of the same name", "settings");
  }

  @Override
  public String toString() {
    return "SettingWhereabouts[" + name + ", " + layer + ", " + reason + "]";
  }

  /** Goes through the layers from the lowest up. */
  private record Search(List<Layer<AccountData>> layers, Account told, String sought) {

    List<SettingWhereabouts> found() {
      List<SettingWhereabouts> found = new ArrayList<>();
      told.nodes().stream()
          .filter(node -> node.layer().equals(AccountFold.SERVER) && isSought(node.name()))
          .forEach(node -> found.add(ofServer(node)));
      for (Layer<AccountData> layer : layers) {
        layer.data().settings().values().stream()
            .filter(setting -> isSought(setting.name()))
            .forEach(setting -> found.add(inLayer(layer, setting)));
        if (!isDraft(layer)) {
          layer.data().highest().keySet().stream()
              .filter(name -> isSought(name) && layer.data().setting(name).isEmpty())
              .forEach(name -> found.add(gone(layer, name)));
        }
      }
      return found;
    }

    private boolean isSought(String name) {
      return name.toLowerCase(Locale.ROOT).contains(sought);
    }

    private static boolean isDraft(Layer<AccountData> layer) {
      return layer.key().kind() == LayerKey.Kind.DRAFT;
    }

    private static SettingWhereabouts ofServer(Account.Node node) {
      return new SettingWhereabouts(
          node.name(),
          AccountFold.SERVER,
          WhyReason.SENT,
          Optional.empty(),
          node.secret(),
          Optional.empty(),
          Optional.of(node.value()).filter(value -> !node.secret()),
          Set.of());
    }

    private SettingWhereabouts inLayer(Layer<AccountData> layer, AccountSetting setting) {
      if (isDraft(layer)) {
        return of(
            setting, layer.name(), WhyReason.ONLY_IN_DRAFT, Optional.empty(), Optional.empty());
      }
      Optional<Account.Node> node = told.node(setting.name());
      if (node.filter(n -> n.layer().equals(layer.name())).isPresent()) {
        return of(
            setting,
            layer.name(),
            WhyReason.SENT,
            Optional.empty(),
            node.filter(n -> !n.secret()).map(Account.Node::value));
      }
      if (node.filter(n -> n.overrides().contains(layer.name())).isPresent()) {
        return of(
            setting,
            layer.name(),
            WhyReason.OVERRIDDEN,
            node.map(Account.Node::layer),
            Optional.empty());
      }
      return leftOut(layer, setting);
    }

    /** The highest that sets it cannot be sent, and covers those below all the same. */
    private SettingWhereabouts leftOut(Layer<AccountData> layer, AccountSetting setting) {
      Optional<String> above =
          layers.subList(layers.indexOf(layer) + 1, layers.size()).stream()
              .filter(upper -> !isDraft(upper) && upper.data().setting(setting.name()).isPresent())
              .map(Layer::name)
              .reduce((lower, upper) -> upper);
      return of(
          setting,
          layer.name(),
          above.isPresent() && told.node(setting.name()).isEmpty()
              ? WhyReason.OVERRIDDEN
              : WhyReason.LEFT_OUT,
          above.filter(name -> told.node(setting.name()).isEmpty()),
          Optional.empty());
    }

    private static SettingWhereabouts gone(Layer<AccountData> layer, String name) {
      return new SettingWhereabouts(
          name,
          layer.name(),
          WhyReason.DELETED,
          Optional.empty(),
          AccountCatalogue.find(name).filter(KnownSetting::secret).isPresent(),
          Optional.empty(),
          Optional.empty(),
          Set.of());
    }
  }
}
