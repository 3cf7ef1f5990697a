package org.callboard.dialdata;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.arbitraries.StringArbitrary;
import org.callboard.mergeable.KeyNode;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.mergeable.MergePriority;
import org.callboard.mergeable.XmlFragment;

/** Random dial data: everything that the constructors take, with a liking for what is awkward. */
public final class Samples {

  private static final char[] AWKWARD =
      "<>&\"'];\r\n\t \u0085\u00a0\u2028\ufeff\ufffdé".toCharArray();

  private Samples() {}

  /** Layers and folds, whole or not. */
  public static Arbitrary<DialData> dialData() {
    Arbitrary<List<QuickDialItem>> items =
        items().list().uniqueElements(QuickDialItem::id).ofMaxSize(5);
    Arbitrary<List<QuickDialItem>> removed = items().list().ofMaxSize(3);
    Arbitrary<List<DialAction>> actions =
        dialActions().list().uniqueElements(DialAction::id).ofMaxSize(3);
    Arbitrary<List<String>> removedActions = ids().list().ofMaxSize(2);
    return Combinators.combine(
            items, removed, actions, removedActions, Arbitraries.of(true, true, true, false))
        .as(Samples::dialData);
  }

  private static DialData dialData(
      List<QuickDialItem> items,
      List<QuickDialItem> removed,
      List<DialAction> actions,
      List<String> removedActions,
      boolean whole) {
    DialData data = whole ? DialData.EMPTY : DialData.UNKNOWN;
    for (QuickDialItem item : removed) {
      data = data.with(item).withoutItem(item.id());
    }
    for (String id : removedActions) {
      data = data.with(new DialAction(id, List.of())).withoutAction(id);
    }
    return data.withQuickDial(items).withDialActions(actions);
  }

  public static Arbitrary<QuickDialItem> items() {
    return Combinators.combine(
            ids(),
            texts(250).filter(s -> !s.isBlank()),
            texts(1000).filter(s -> !s.isBlank()),
            portraits().optional(),
            priorities())
        .as(QuickDialItem::new);
  }

  public static Arbitrary<DialAction> dialActions() {
    return Combinators.combine(ids(), keyNodes().list().uniqueElements(KeyNode::name).ofMaxSize(4))
        .as(DialAction::new);
  }

  public static Arbitrary<KeyNode> keyNodes() {
    return Combinators.combine(nodeNames(), values(), priorities().optional(), ids(100).optional())
        .as(KeyNode::new);
  }

  private static Arbitrary<KeyNodeValue> values() {
    Arbitrary<KeyNodeValue> plain = texts(300).map(KeyNodeValue.Plain::new);
    Arbitrary<KeyNodeValue> localized =
        Combinators.combine(Arbitraries.of("cs", "en-GB", "zh_Hans").optional(), texts(100))
            .as(KeyNodeValue.Translation::new)
            .list()
            .ofMinSize(1)
            .ofMaxSize(2)
            .uniqueElements(KeyNodeValue.Translation::language)
            .map(KeyNodeValue.Localized::new);
    Arbitrary<KeyNodeValue> subtree =
        fragments().map(XmlFragment::new).map(KeyNodeValue.Subtree::new);
    return Arbitraries.oneOf(plain, localized, subtree);
  }

  private static Arbitrary<String> fragments() {
    return Arbitraries.of(
            "",
            "<a/>",
            "text &amp; <b c=\"&lt;&#10;&#13;&quot;'>\">&#13;d</b>",
            "<a xmlns=\"urn:a\"><b xmlns=\"\"/></a>",
            "<x:a xmlns:x=\"urn:x\" x:b=\"1\" xmlns:y=\"urn:x\" y:c=\"2\"><y:c/></x:a>",
            "<a xml:lang=\"cs\"/>",
            "<![CDATA[<]]>]]&gt;<!-- not said -->",
            "<rule><conditions><condition type=\"equals\" param=\"+\"/></conditions></rule>")
        .list()
        .ofMaxSize(2)
        .map(parts -> String.join("", parts));
  }

  /** Any name that the constructor takes, most of them plain. */
  static Arbitrary<String> nodeNames() {
    Arbitrary<String> plain =
        Arbitraries.strings().withChars("abcXYZ019_-.").ofMinLength(1).ofMaxLength(12);
    Arbitrary<String> any =
        Arbitraries.strings()
            .withCharRange('\u00c0', '\u1fff')
            .withCharRange('\u2070', '\u2fef')
            .withCharRange('\u3001', '\ud7ff')
            .withCharRange('\uf900', '\ufffd')
            .ofMinLength(1)
            .ofMaxLength(3);
    return Arbitraries.frequencyOf(Tuple.of(9, plain), Tuple.of(1, any))
        .map(name -> isNodeName(name) ? name : "n" + name.length());
  }

  private static boolean isNodeName(String name) {
    try {
      return new KeyNode(name, new KeyNodeValue.Plain(""), Optional.empty(), Optional.empty())
          != null;
    } catch (org.callboard.platform.InvalidValueException e) {
      return false;
    }
  }

  private static Arbitrary<String> ids() {
    return ids(128);
  }

  private static Arbitrary<String> ids(int max) {
    return texts(Math.min(max, 20))
        .map(String::strip)
        .filter(10_000, s -> !s.isEmpty() && s.codePoints().noneMatch(Character::isISOControl))
        .filter(s -> !s.matches("\\.{1,2}"));
  }

  private static Arbitrary<String> portraits() {
    return Arbitraries.of(
        "http://e.com",
        "HTTPS://e.com/a?b=1&c=%20",
        "https://пример.рф/😀.png",
        "https://[::1]:1/");
  }

  private static Arbitrary<MergePriority> priorities() {
    return Arbitraries.frequencyOf(
            Tuple.of(2, Arbitraries.just(20)), Tuple.of(3, Arbitraries.integers().between(1, 1000)))
        .map(MergePriority::new);
  }

  /** Text of all that XML can carry. */
  public static Arbitrary<String> texts(int max) {
    StringArbitrary any = Arbitraries.strings().all();
    StringArbitrary awkward = Arbitraries.strings().withChars(AWKWARD).alpha();
    Arbitrary<String> emoji =
        Arbitraries.of("😀", "👩‍👩‍👧", "مرحبا", "e\u0301", "\ud800\udc00", "\udbff\udffd");
    return Arbitraries.oneOf(
            List.of(
                any.ofMaxLength(Math.min(max, 40))
                    .withLengthDistribution(RandomDistribution.uniform()),
                awkward.ofMaxLength(Math.min(max, 60)),
                emoji))
        .map(legal());
  }

  private static Function<String, String> legal() {
    return text ->
        text.codePoints()
            .filter(c -> org.callboard.platform.Text.isLegalXml(Character.toString(c)))
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }
}
