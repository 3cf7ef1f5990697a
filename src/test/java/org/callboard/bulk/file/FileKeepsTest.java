package org.callboard.bulk.file;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.callboard.account.AccountEditor;
import org.callboard.account.AccountSetting;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.database.Node;
import org.callboard.dialdata.DialDataEditor;
import org.callboard.dialdata.QuickDialItem;
import org.callboard.layer.LayerAddress;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.mergeable.MergePriority;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.subscriber.SubscriberDirectory;
import org.callboard.subscriber.SubscriberName;
import org.callboard.subscriber.SubscriberSnapshot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An entry of an organization's file keeps what the file does not mention, and null clears. */
@DatabaseTest
class FileKeepsTest {

  private static final Optional<String> PICTURE = Optional.of("https://example.com/keep.png");

  @Inject private Node node;
  @Inject private Given given;
  @Inject private OrganizationImport imports;
  @Inject private SubscriberDirectory subscribers;
  @Inject private DialDataEditor dialData;
  @Inject private AccountEditor accounts;

  private OrganizationSnapshot acme;
  private List<LayerAddress> layers;

  @BeforeEach
  void makeAnOrganization() {
    acme = given.organization("ACME");
    LayerAddress ann = given.subscriber(acme, "ann");
    LayerAddress sales = LayerAddress.ofGroup(acme, given.group(acme, "sales", "ann"));
    layers = List.of(LayerAddress.ofOrganization(acme), LayerAddress.ofDraft(acme), sales, ann);
  }

  private void run(String file) throws IOException {
    Restored.by(imports, given.now(acme), file, Optional.empty());
  }

  /** The same in all layers. */
  private void update(String layer) throws IOException {
    run(
        "{\"organization\":{},\"layers\":{\"organization\":%1$s,\"draft\":%1$s},".formatted(layer)
            + "\"groups\":[{\"name\":\"sales\",\"layer\":%1$s}],".formatted(layer)
            + "\"subscribers\":[{\"username\":\"ann\",\"layer\":%1$s}]}".formatted(layer));
  }

  private void updateItem(String members) throws IOException {
    update(
        "{\"quickDial\":[{\"id\":\"keep\",\"displayName\":\"K\",\"uri\":\"1\"" + members + "}]}");
  }

  private void updateSetting(String id, String members) throws IOException {
    update("{\"account\":{\"settings\":[{\"id\":\"" + id + "\"" + members + "}]}}");
  }

  private void updateAnn(String members) throws IOException {
    run("{\"organization\":{},\"subscribers\":[{\"username\":\"ann\"" + members + "}]}");
  }

  private QuickDialItem item(LayerAddress layer) {
    return dialData.read(layer.key()).item("keep").orElseThrow();
  }

  private AccountSetting setting(LayerAddress layer, String name) {
    return accounts.read(layer.key()).setting(name).orElseThrow();
  }

  private void have(AccountSetting setting) {
    layers.forEach(layer -> accounts.edit(layer, data -> data.with(setting)));
  }

  private static AccountSetting setting(
      String name, String text, Integer priority, boolean secret) {
    return new AccountSetting(
        name,
        new KeyNodeValue.Plain(text),
        Optional.ofNullable(priority).map(MergePriority::new),
        secret);
  }

  private SubscriberSnapshot ann() {
    long id = subscribers.view(new SubscriberName(acme.id(), "ann")).orElseThrow().id();
    return subscribers.load(id).orElseThrow();
  }

  @Test
  void anItemKeepsItsPictureAndItsPriority() throws IOException {
    QuickDialItem keep = new QuickDialItem("keep", "Keep", "5", PICTURE, new MergePriority(50));
    layers.forEach(layer -> dialData.edit(layer, data -> data.with(keep)));
    updateItem("");
    for (LayerAddress layer : layers) {
      assertThat(item(layer))
          .as(layer.path())
          .isEqualTo(new QuickDialItem("keep", "K", "1", PICTURE, new MergePriority(50)));
    }
    updateItem(",\"priority\":null,\"portraitUrl\":null");
    for (LayerAddress layer : layers) {
      assertThat(item(layer))
          .as(layer.path())
          .isEqualTo(
              new QuickDialItem("keep", "K", "1", Optional.empty(), MergePriority.PROVISIONED));
    }
  }

  @Test
  void aSettingKeepsItsPriorityAndItsValue() throws IOException {
    have(setting("x", "v1", 30, false));
    updateSetting("x", ",\"value\":\"v2\"");
    for (LayerAddress layer : layers) {
      assertThat(setting(layer, "x")).isEqualTo(setting("x", "v2", 30, false));
    }
    updateSetting("x", ",\"priority\":40");
    for (LayerAddress layer : layers) {
      assertThat(setting(layer, "x")).isEqualTo(setting("x", "v2", 40, false));
    }
    updateSetting("x", ",\"value\":\"v3\",\"priority\":null");
    for (LayerAddress layer : layers) {
      assertThat(setting(layer, "x")).isEqualTo(setting("x", "v3", null, false));
    }
  }

  @Test
  void aSecretStaysOneUnlessTheFileSaysOtherwise() throws IOException {
    have(setting("sec", "hidden", null, true));
    updateSetting("sec", ",\"secret\":false");
    updateSetting("sec", ",\"priority\":30");
    for (LayerAddress layer : layers) {
      assertThat(setting(layer, "sec")).isEqualTo(setting("sec", "hidden", 30, true));
    }
    updateSetting("sec", ",\"value\":\"plain\"");
    for (LayerAddress layer : layers) {
      assertThat(setting(layer, "sec")).isEqualTo(setting("sec", "plain", 30, true));
    }
    updateSetting("sec", ",\"value\":\"open\",\"secret\":false");
    for (LayerAddress layer : layers) {
      assertThat(setting(layer, "sec")).isEqualTo(setting("sec", "open", 30, false));
    }
  }

  @Test
  void nullTakesAwayWhatAnEmptyCellTakesAway() throws IOException {
    given.subscriber(acme, "ann", Map.of("desk", "4"), "sales");
    node.execute("UPDATE subscriber SET enabled = FALSE, display_name = 'Ann'");
    updateAnn(",\"enabled\":null,\"attributes\":null,\"layer\":null");
    assertThat(ann().displayName()).contains("Ann");
    assertThat(ann().groupIds()).hasSize(1);
    assertThat(ann().enabled()).isFalse();
    assertThat(ann().attributes().value("desk")).contains("4");
    updateAnn(",\"displayName\":null,\"groups\":null");
    assertThat(ann().displayName()).isEmpty();
    assertThat(ann().groupIds()).isEmpty();
    given.items(layers.get(0), "keep");
    update("{\"quickDial\":null,\"dialActions\":null,\"deletions\":null,\"account\":null}");
    assertThat(item(layers.get(0)).id()).isEqualTo("keep");
  }
}
