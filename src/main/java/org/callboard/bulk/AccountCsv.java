package org.callboard.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.callboard.account.AccountCatalogue;
import org.callboard.account.AccountData;
import org.callboard.account.AccountSetting;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.subscriber.Attributes;

/**
 * The columns of an export that are about accounts.
 *
 * @param attributes names that some subscriber has
 * @param settings names that some subscriber's own layer has, and not as secrets
 */
public record AccountCsv(List<String> attributes, List<String> settings) {

  List<String> header() {
    List<String> header = new ArrayList<>();
    attributes.forEach(name -> header.add(AccountColumn.ATTRIBUTE + name));
    settings.forEach(name -> header.add(AccountColumn.SETTING + name));
    return header;
  }

  /** The cells of one subscriber, empty where there is nothing, or nothing that a cell can hold. */
  List<String> cells(Attributes ofSubscriber, AccountData layer) {
    List<String> cells = new ArrayList<>();
    attributes.forEach(name -> cells.add(ofSubscriber.value(name).orElse("")));
    for (String name : settings) {
      Optional<AccountSetting> setting = layer.setting(name).filter(s -> !s.secret());
      cells.add(setting.flatMap(AccountCsv::cell).orElse(""));
    }
    return cells;
  }

  /** Of what the app has as XML an import makes XML again, of everything else text. */
  private static Optional<String> cell(AccountSetting setting) {
    if (setting.value() instanceof KeyNodeValue.Plain plain) {
      return Optional.of(plain.text());
    }
    return setting.value() instanceof KeyNodeValue.Subtree subtree
            && AccountCatalogue.find(setting.name()).isPresent()
        ? Optional.of(subtree.xml().content())
        : Optional.empty();
  }
}
