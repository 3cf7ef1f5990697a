package org.callboard.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MoveTest {

  private static final List<String> LIST = List.of("a", "b", "c", "d");

  @Test
  void somethingGoesWhereTheButtonSays() {
    assertThat(Move.UP.of("c", LIST)).contains(List.of("a", "c", "b", "d"));
    assertThat(Move.DOWN.of("b", LIST)).contains(List.of("a", "c", "b", "d"));
    assertThat(Move.TOP.of("c", LIST)).contains(List.of("c", "a", "b", "d"));
    assertThat(Move.BOTTOM.of("b", LIST)).contains(List.of("a", "c", "d", "b"));
  }

  @Test
  void whatIsAtTheEndStaysThere() {
    assertThat(Move.UP.of("a", LIST)).contains(LIST);
    assertThat(Move.TOP.of("a", LIST)).contains(LIST);
    assertThat(Move.DOWN.of("d", LIST)).contains(LIST);
    assertThat(Move.BOTTOM.of("d", LIST)).contains(LIST);
    for (Move move : Move.values()) {
      assertThat(move.of("a", List.of("a"))).contains(List.of("a"));
    }
  }

  @Test
  void whatIsNotThereCannotGoAnywhere() {
    assertThat(Move.UP.of("x", LIST)).isEmpty();
    assertThat(Move.BOTTOM.of("x", List.of())).isEmpty();
  }
}
