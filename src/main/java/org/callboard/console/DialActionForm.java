package org.callboard.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.callboard.dialdata.DialAction;
import org.callboard.mergeable.KeyNode;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.mergeable.XmlFragment;
import org.callboard.platform.InvalidValueException;

/**
 * A dial action as a form has it: its title and its rules. What else it has is kept.
 *
 * @param rewriting the rules that rewrite numbers, in XML; empty text for none
 */
record DialActionForm(SettingText title, String rewriting) {

  private static final String TITLE = "title";
  private static final String REWRITING = "rewriting";

  static DialActionForm of(DialAction action) {
    return new DialActionForm(
        node(action, TITLE).map(SettingText::of).orElse(SettingText.EMPTY),
        node(action, REWRITING).map(value -> SettingText.of(value).text()).orElse(""));
  }

  static DialActionForm of(Form form) {
    return new DialActionForm(
        SettingText.of(form, TITLE), form.text(REWRITING).replace("\r\n", "\n").strip());
  }

  /**
   * Both versions, as the form has them, or the whole XML if that was sent.
   *
   * @param xml what is stored
   */
  static Overtaken versions(Overtaken both, Form form, DialAction stored, String xml, Frame frame) {
    if (form.has("xml")) {
      return both.with(frame.field("xml"), form.text("xml").replace("\r\n", "\n"), xml);
    }
    DialActionForm typed = of(form);
    DialActionForm saved = of(stored);
    return both.with(frame.field(TITLE), typed.title.shown(), saved.title.shown())
        .with(frame.field(REWRITING), typed.rewriting, saved.rewriting);
  }

  /** What it is called in a language, else in any. */
  static String title(DialAction action, String language) {
    SettingText title = of(action).title();
    return title.languages().stream()
        .filter(words -> words.language().equals(language))
        .findFirst()
        .or(() -> title.languages().stream().filter(words -> title.text().isEmpty()).findFirst())
        .map(SettingText.Words::text)
        .orElse(title.text());
  }

  private static Optional<KeyNodeValue> node(DialAction action, String name) {
    return action.nodes().stream()
        .filter(node -> node.name().equals(name))
        .map(KeyNode::value)
        .findFirst();
  }

  /**
   * The dial action with what was typed.
   *
   * @throws InvalidValueException if something of it is wrong
   */
  DialAction over(String id, Optional<DialAction> before) {
    List<KeyNode> nodes = new ArrayList<>(before.map(DialAction::nodes).orElse(List.of()));
    set(nodes, TITLE, title.isEmpty() ? Optional.empty() : Optional.of(title.value()));
    set(nodes, REWRITING, rules());
    return new DialAction(id, nodes);
  }

  /**
   * The rules.
   *
   * @throws InvalidValueException if they are no XML
   */
  Optional<KeyNodeValue> rules() {
    if (rewriting.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new KeyNodeValue.Subtree(new XmlFragment(rewriting)));
    } catch (InvalidValueException e) {
      throw new InvalidValueException(REWRITING, e.violations().get(0).sentence());
    }
  }

  /** What is as it was keeps its priority and its source. */
  private static void set(List<KeyNode> nodes, String name, Optional<KeyNodeValue> value) {
    for (int i = 0; i < nodes.size(); i++) {
      KeyNode there = nodes.get(i);
      if (there.name().equals(name)) {
        nodes.remove(i);
        if (value.isPresent()) {
          nodes.add(i, new KeyNode(name, value.get(), there.priority(), there.source()));
        }
        return;
      }
    }
    value.ifPresent(v -> nodes.add(new KeyNode(name, v, Optional.empty(), Optional.empty())));
  }
}
