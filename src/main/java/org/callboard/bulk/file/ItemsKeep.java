package org.callboard.bulk.file;

import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.callboard.dialdata.QuickDialItem;
import org.callboard.mergeable.MergePriority;
import org.callboard.platform.JsonForm;

/**
 * What the items of a layer in a file do not mention. An item that is there keeps it.
 *
 * @param portraits ids of the items without a picture's address, be it {@code null}
 * @param priorities ids of the items without a priority
 */
record ItemsKeep(Set<String> portraits, Set<String> priorities) {

  /** Of which each item says everything. */
  static ItemsKeep nothing() {
    return new ItemsKeep(new HashSet<>(), new HashSet<>());
  }

  /** Items, of which it is noted what they do not mention. */
  JsonForm<QuickDialItem> noting(JsonForm<QuickDialItem> form) {
    return JsonForm.of(
        (object, name, json) -> {
          Optional<QuickDialItem> item = form.read(object, name, json);
          item.ifPresent(there -> note(there.id(), json.asJsonObject()));
          return item;
        },
        form::write);
  }

  private void note(String id, JsonObject json) {
    if (!json.containsKey("portraitUrl")) {
      portraits.add(id);
    }
    if (!json.containsKey("priority")) {
      priorities.add(id);
    }
  }

  /** The items of the file over those that are there. */
  List<QuickDialItem> over(List<QuickDialItem> before, List<QuickDialItem> items) {
    Map<String, QuickDialItem> byId = new HashMap<>();
    before.forEach(item -> byId.put(item.id(), item));
    return items.stream()
        .map(item -> Optional.ofNullable(byId.get(item.id())).map(b -> over(b, item)).orElse(item))
        .toList();
  }

  private QuickDialItem over(QuickDialItem before, QuickDialItem item) {
    Optional<String> portrait = portraits.contains(item.id()) ? before.portrait() : item.portrait();
    MergePriority priority = priorities.contains(item.id()) ? before.priority() : item.priority();
    return new QuickDialItem(item.id(), item.displayName(), item.uri(), portrait, priority);
  }
}
