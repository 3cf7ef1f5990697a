package org.callboard.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.dialdata.DialAction;
import org.callboard.dialdata.DialDataEditor;
import org.callboard.organization.GroupName;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.Expected;
import org.callboard.platform.InvalidValueException;
import org.callboard.subscriber.GroupEditor;
import org.junit.jupiter.api.Test;

/** Nothing new gets a name that no address can name: a last segment of three and more dots. */
@DatabaseTest
class AddressableTest {

  private static final List<String> BAD = List.of("...", "....", "a/...", "a b/.....");
  private static final List<String> GOOD = List.of("a...", "...a", "a/..", ".../a", "\u2026");

  @Inject private Given given;
  @Inject private DialDataEditor editor;
  @Inject private GroupEditor groups;

  @Test
  void itemsActionsSubscribersGroupsAndOrganizations() {
    OrganizationSnapshot acme = given.organization("ACME");
    LayerAddress all = LayerAddress.ofOrganization(acme);
    Map<String, Consumer<String>> makers =
        Map.of(
            "item", name -> given.items(all, name),
            "action", name -> editor.edit(all, data -> data.with(new DialAction(name, List.of()))),
            "subscriber", name -> given.subscriber(acme, name),
            "group",
                name -> groups.put(acme, new GroupName(name), Optional.empty(), Expected.ANYTHING));
    makers.forEach(
        (kind, maker) -> {
          for (String name : BAD) {
            assertThatThrownBy(() -> maker.accept(name))
                .describedAs(kind + " " + name)
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("must not be three or more dots");
          }
          GOOD.forEach(maker);
        });
    assertThat(editor.read(all.key()).entries()).isEqualTo(2 * GOOD.size());
    assertThatThrownBy(() -> given.organization("..."))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("three or more dots");
  }
}
