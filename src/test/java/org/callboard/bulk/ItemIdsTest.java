package org.callboard.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.StringLength;
import org.callboard.dialdata.QuickDialItem;
import org.callboard.mergeable.MergePriority;
import org.callboard.platform.Text;
import org.junit.jupiter.api.Test;

/** Ids that are made of names. */
class ItemIdsTest {

  @Test
  void aNameThatSaysAllIsItsId() {
    assertThat(List.of(ItemIds.of("Front  Desk"), ItemIds.of("MÜLLER 2"), ItemIds.of("家")))
        .containsExactly("front-desk", "müller-2", "家");
    assertThat(ItemIds.of("Mu\u0308ller")).isEqualTo(ItemIds.of("m\u00fcller"));
  }

  @Test
  void otherNamesHaveAHashBehindThem() {
    assertThat(ItemIds.of("Front-Desk")).startsWith("front-desk-").isNotEqualTo("front-desk");
    assertThat(ItemIds.of("Front/Desk")).isNotEqualTo(ItemIds.of("Front-Desk"));
    assertThat(ItemIds.of("...")).startsWith("item-").isNotEqualTo(ItemIds.of("\u2026"));
    assertThat(ItemIds.of("x".repeat(250))).hasSizeLessThan(128);
    assertThat(ItemIds.of("Ann", "100")).startsWith("ann-100-");
    assertThat(ItemIds.of("Ann", "100")).isNotEqualTo(ItemIds.of("Ann 100"));
  }

  @Property(tries = 500)
  void anyNameHasAnIdThatAnItemMayHave(
      @ForAll @NotBlank @StringLength(min = 1, max = 200) String name) {
    if (Text.isLegalXml(name)) {
      String id = ItemIds.of(name);
      new QuickDialItem(id, name, "1", java.util.Optional.empty(), MergePriority.PROVISIONED);
      assertThat(ItemIds.of(name)).isEqualTo(id);
    }
  }
}
