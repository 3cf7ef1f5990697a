package org.callboard.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FormTest {

  private static Form form(String body) {
    return Form.of(body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aFormIsReadAsBrowsersWriteIt() {
    Form form = form("name=%C3%84nn+M%26n&group=A&group=B%2B&empty=&flag");
    assertThat(form.text("name")).isEqualTo("Änn M&n");
    assertThat(form.texts("group")).containsExactly("A", "B+");
    assertThat(form.filled("empty")).isEmpty();
    assertThat(form.has("flag")).isTrue();
    assertThat(form.text("absent")).isEmpty();
    assertThat(form("").fields()).isEmpty();
  }

  @Test
  void whatNoBrowserWritesIsRefused() {
    assertThatThrownBy(() -> form("name=%zz")).isInstanceOf(PageException.class);
    assertThatThrownBy(() -> form("name=%")).isInstanceOf(PageException.class);
    assertThatThrownBy(() -> form("name=a%00b")).isInstanceOf(PageException.class);
    assertThatThrownBy(() -> form("na%00me=a")).isInstanceOf(PageException.class);
    assertThatThrownBy(() -> form("n=" + "x".repeat(Form.MAX_BYTES)))
        .isInstanceOfSatisfying(PageException.class, e -> assertThat(e.status()).isEqualTo(413));
  }

  @Test
  void itHasNoMoreFieldsThanAPageCanHave() {
    assertThat(form("n=1&".repeat(1000)).texts("n")).hasSize(1000);
    assertThatThrownBy(() -> form("n=1&".repeat(1001)))
        .isInstanceOfSatisfying(PageException.class, e -> assertThat(e.status()).isEqualTo(413));
  }

  @Test
  void itTellsNoValues() {
    assertThat(form("password=secret").toString()).doesNotContain("secret");
  }
}
