package org.callboard.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.callboard.account.AccountData;
import org.callboard.account.AccountSetting;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.mergeable.XmlFragment;
import org.callboard.subscriber.Attributes;
import org.junit.jupiter.api.Test;

class AccountCsvTest {

  private static AccountSetting setting(String name, KeyNodeValue value, boolean secret) {
    return new AccountSetting(name, value, Optional.empty(), secret);
  }

  @Test
  void cellsHoldWhatAnImportReadsBackAndNoSecret() {
    KeyNodeValue xml = new KeyNodeValue.Subtree(new XmlFragment("<rule/>"));
    AccountData layer =
        AccountData.EMPTY
            .with(setting("host", new KeyNodeValue.Plain("h"), false))
            .with(setting("rewriting", xml, false))
            .with(setting("own", xml, false))
            .with(setting("hidden", new KeyNodeValue.Plain("s3cret"), true));
    AccountCsv csv =
        new AccountCsv(
            List.of("desk", "floor"), List.of("hidden", "host", "own", "proxy", "rewriting"));
    assertThat(csv.header())
        .containsSubsequence("attribute:desk", "attribute:floor", "setting:host");
    assertThat(csv.cells(new Attributes(new TreeMap<>(Map.of("floor", "4"))), layer))
        .containsExactly("", "4", "", "h", "", "", "<rule/>");
  }
}
