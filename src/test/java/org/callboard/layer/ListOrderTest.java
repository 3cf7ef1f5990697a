package org.callboard.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ListOrderTest {

  @Test
  void whatIsNamedStandsInTheChosenOrder() {
    assertThat(arranged("abc", "cab")).isEqualTo("cab");
    assertThat(arranged("abc", "")).isEqualTo("abc");
  }

  @Test
  void idsOfEntriesThatAreGoneMeanNothing() {
    assertThat(arranged("ac", "cba")).isEqualTo("ca");
    assertThat(arranged("ac", "xyz")).isEqualTo("ac");
  }

  @Test
  void whatIsNotNamedStaysBehindTheOneThatItFollows() {
    assertThat(arranged("axybc", "cba")).isEqualTo("cbaxy");
    assertThat(arranged("xabc", "cba")).isEqualTo("xcba");
  }

  @Test
  void whatIsNewAtTheEndStaysThere() {
    assertThat(arranged("abcxy", "cab")).isEqualTo("cabxy");
  }

  @Test
  void whatWasAddedByAnOverlayDoesNotMoveTheEndOfTheListBelowIt() {
    assertThat(ListOrder.arranged(list("abxcd"), 3, Function.identity(), list("cba")))
        .isEqualTo(list("cbaxd"));
    assertThat(ListOrder.arranged(list("xcd"), 1, Function.identity(), list("dc")))
        .isEqualTo(list("dcx"));
  }

  @Test
  void asFewAsExplainTheOrderHaveMoved() {
    assertThat(moved("abcde", "eabcd")).containsExactly("e");
    assertThat(moved("abcde", "bcdea")).containsExactly("a");
    assertThat(moved("abcd", "abcd")).isEmpty();
    assertThat(moved("abc", "cba")).hasSize(2);
    assertThat(moved("", "")).isEmpty();
  }

  @Test
  void whatIsNewOrGoneHasNotMoved() {
    assertThat(moved("abc", "xbyc")).isEmpty();
    assertThat(moved("abc", "cxb")).hasSize(1);
  }

  private static String arranged(String entries, String order) {
    return String.join("", ListOrder.arranged(list(entries), Function.identity(), list(order)));
  }

  private static Set<String> moved(String before, String after) {
    return ListOrder.moved(list(before), list(after));
  }

  private static List<String> list(String letters) {
    return letters.chars().mapToObj(Character::toString).toList();
  }
}
