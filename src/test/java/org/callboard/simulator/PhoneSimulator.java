package org.callboard.simulator;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/**
 * A model of the app: it holds quick dial entries and dial actions, and does with an answer of
 * Global External Provisioning what the vendor documents (docs/protocol.md). It knows the
 * documented names and none of Callboard's classes, and refuses whatever the app would not
 * understand.
 *
 * <p>Assumed where nobody says: an item that is accepted replaces the stored one as a whole, a
 * removal is accepted by the same rule as a change or only if it is above (one model of each), and
 * {@code action="remove"} works on a dial action as it does on an item.
 */
public final class PhoneSimulator {

  /** What the app merges at when an answer does not say. */
  public static final int IMPLICIT_PRIORITY = 20;

  /** What the user's own entries and changes are stored at. Above it he cannot change an entry. */
  public static final int USER_PRIORITY = 40;

  /** What the screen shows of an entry. No portrait is an empty text. */
  public record Content(String displayName, String uri, String portraitUrl) {

    public Content(String displayName, String uri) {
      this(displayName, uri, "");
    }
  }

  /** An entry of the quick dial screen. */
  public record Entry(int priority, Content content, boolean madeByUser) {

    public String displayName() {
      return content.displayName();
    }

    public String uri() {
      return content.uri();
    }
  }

  /**
   * A child of a dial action.
   *
   * @param value the texts and elements in it, written in one canonical way
   */
  public record KeyNode(int priority, String source, String value) {}

  private final boolean removesOnlyBelow;
  private final AccountSimulator account = new AccountSimulator();
  private final Map<String, Entry> quickDial = new LinkedHashMap<>();
  private final Map<String, Map<String, KeyNode>> dialActions = new LinkedHashMap<>();

  /** One that accepts a removal as it accepts a change. */
  public PhoneSimulator() {
    this(false);
  }

  private PhoneSimulator(boolean removesOnlyBelow) {
    this.removesOnlyBelow = removesOnlyBelow;
  }

  /** One that accepts a removal only if it is above what it holds. */
  public static PhoneSimulator thatRemovesOnlyBelow() {
    return new PhoneSimulator(true);
  }

  /** The account that the app keeps beside them. */
  public AccountSimulator account() {
    return account;
  }

  /** Merges an answer of Global External Provisioning, the body of a 200. */
  public void merge(byte[] answer) {
    Element root = AnswerXml.parse(answer);
    Set<String> parts = new HashSet<>();
    for (Element part : AnswerXml.children(root)) {
      if (!parts.add(part.getTagName())) {
        throw new NotUnderstood("two <" + part.getTagName() + "> below the root");
      }
      switch (part.getTagName()) {
        case "quickDial" -> mergeQuickDial(part);
        case "dialActions" -> AnswerXml.children(part).forEach(this::mergeDialAction);
        default -> throw new NotUnderstood("<" + part.getTagName() + "> below the root");
      }
    }
  }

  /** The user makes an entry of his own, or changes one. */
  public void userPuts(String id, Content content) {
    quickDial.put(id, new Entry(USER_PRIORITY, content, true));
  }

  /** The user changes an entry that was provided, if the app lets him. */
  public boolean userEdits(String id, Content content) {
    Entry stored = quickDial.get(id);
    if (stored == null || stored.priority() > USER_PRIORITY) {
      return false;
    }
    userPuts(id, content);
    return true;
  }

  /** The entry of this id; it must be there. */
  public Entry entry(String id) {
    return Optional.ofNullable(quickDial.get(id))
        .orElseThrow(() -> new AssertionError("No entry " + id + " among " + quickDial));
  }

  /** The entries by their ids. */
  public Map<String, Entry> quickDial() {
    return Map.copyOf(quickDial);
  }

  /** The key nodes of the dial actions, by the actions' ids and the nodes' names. */
  public Map<String, Map<String, KeyNode>> dialActions() {
    Map<String, Map<String, KeyNode>> copy = new LinkedHashMap<>();
    dialActions.forEach((id, nodes) -> copy.put(id, Map.copyOf(nodes)));
    return Map.copyOf(copy);
  }

  private void mergeQuickDial(Element part) {
    AnswerXml.allowAttributes(part, "maxQuickDialReplacePriority");
    if (part.hasAttribute("maxQuickDialReplacePriority")) {
      int replaced = Integer.parseInt(part.getAttribute("maxQuickDialReplacePriority"));
      quickDial.values().removeIf(entry -> entry.priority() < replaced);
    }
    AnswerXml.children(part).forEach(this::mergeItem);
  }

  private void mergeItem(Element item) {
    if (!item.getTagName().equals("item")) {
      throw new NotUnderstood("<" + item.getTagName() + "> below <quickDial>");
    }
    AnswerXml.allowAttributes(item, "id", "priority", "action");
    String id = id(item);
    int priority = AnswerXml.priority(item);
    Entry stored = quickDial.get(id);
    boolean accepted = stored == null || priority >= stored.priority();
    if (removes(item)) {
      if (accepted && !(removesOnlyBelow && stored != null && priority == stored.priority())) {
        quickDial.remove(id);
      }
      return;
    }
    Content content = content(item);
    if (accepted) {
      quickDial.put(id, new Entry(priority, content, false));
    }
  }

  private static Content content(Element item) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Element element : AnswerXml.children(item)) {
      if (!Set.of("displayName", "uri", "portraitUrl").contains(element.getTagName())
          || !AnswerXml.children(element).isEmpty()
          || texts.put(element.getTagName(), element.getTextContent()) != null) {
        throw new NotUnderstood("<" + element.getTagName() + "> in an item");
      }
    }
    if (!texts.containsKey("displayName") || !texts.containsKey("uri")) {
      throw new NotUnderstood("an item without displayName or uri");
    }
    return new Content(
        texts.get("displayName"), texts.get("uri"), texts.getOrDefault("portraitUrl", ""));
  }

  private void mergeDialAction(Element action) {
    if (!action.getTagName().equals("dialAction")) {
      throw new NotUnderstood("<" + action.getTagName() + "> below <dialActions>");
    }
    AnswerXml.allowAttributes(action, "id", "action");
    if (removes(action)) {
      dialActions.remove(id(action));
      return;
    }
    Map<String, KeyNode> nodes =
        dialActions.computeIfAbsent(id(action), i -> new LinkedHashMap<>());
    for (Element element : AnswerXml.children(action)) {
      KeyNode stored = nodes.get(element.getTagName());
      int priority = AnswerXml.priority(element);
      if (stored == null || priority >= stored.priority()) {
        nodes.put(
            element.getTagName(),
            new KeyNode(priority, element.getAttribute("source"), AnswerXml.inner(element)));
      }
    }
  }

  private static String id(Element element) {
    if (element.getAttribute("id").isEmpty()) {
      throw new NotUnderstood("<" + element.getTagName() + "> without an id");
    }
    return element.getAttribute("id");
  }

  private static boolean removes(Element element) {
    if (!element.hasAttribute("action")) {
      return false;
    }
    if (!element.getAttribute("action").equals("remove")) {
      throw new NotUnderstood("action=\"" + element.getAttribute("action") + "\"");
    }
    return true;
  }

  /** The answer has something that is not documented. */
  public static final class NotUnderstood extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    NotUnderstood(String what) {
      super("The app does not understand " + what);
    }
  }
}
