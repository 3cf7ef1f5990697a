package org.callboard.console;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.callboard.device.CodeView;

/**
 * What a code is to be like, and what there was when somebody was asked. A code that was made since
 * then may have been made by the same form: a page that is loaded again makes no second one.
 *
 * @param newest the id of the newest code of the person when the page was made; empty text if there
 *     was none
 */
public record CodeWish(String minutes, boolean test, String newest) {

  /** How long a code may work, in minutes. */
  public static final List<String> LIVES = List.of("60", "480", "1440", "4320", "10080");

  private static final String USUAL = "1440";

  /** Before anybody has said anything. */
  static CodeWish before(List<CodeView> codes) {
    return new CodeWish(USUAL, false, newest(codes));
  }

  static CodeWish of(Form form) {
    return new CodeWish(
        LIVES.contains(form.text("minutes")) ? form.text("minutes") : USUAL,
        form.has("test"),
        form.text("newest"));
  }

  private static String newest(List<CodeView> codes) {
    return codes.stream().findFirst().map(CodeView::id).orElse("");
  }

  /** Whether a code was made since the page was. */
  boolean isOld(List<CodeView> codes) {
    return !newest.equals(newest(codes));
  }

  /** The same, asked again. */
  CodeWish again(List<CodeView> codes) {
    return new CodeWish(minutes, test, newest(codes));
  }

  Optional<Duration> life() {
    return Optional.of(Duration.ofMinutes(Long.parseLong(minutes)));
  }
}
