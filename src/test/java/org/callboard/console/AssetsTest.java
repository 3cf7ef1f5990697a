package org.callboard.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssetsTest {

  private final Assets assets = new Assets();

  /** The library's has its version in its path: whoever raises the version learns it here. */
  @ParameterizedTest
  @ValueSource(strings = {"console.css", "console.js", "icon.svg", "htmx.js", "sortable.js"})
  void everyFileIsFoundByTheAddressThatPagesHave(String name) {
    String address = assets.address(name);
    assertThat(address).matches("/assets/[0-9a-f]{16}/" + name);
    String hash = address.split("/")[2];
    assertThat(assets.find(hash, name)).get().extracting(Assets.Asset::bytes).isNotNull();
    assertThat(assets.find("0".repeat(16), name)).isEmpty();
  }

  @Test
  void thereIsNothingElse() {
    assertThat(assets.find("0".repeat(16), "Texts_en.properties")).isEmpty();
  }
}
