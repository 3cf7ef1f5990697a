package org.callboard.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.callboard.administration.EntryActs;
import org.callboard.administration.EntryKind;
import org.callboard.administration.LayerList;
import org.callboard.platform.Edited;
import org.callboard.platform.JsonFields;
import org.callboard.platform.ListJson;
import org.callboard.platform.Text;
import org.callboard.platform.UnreadableJson;

/** Lists of entries of a layer, whatever their kind, as requests ask for them. */
@ApplicationScoped
class LayerEntries {

  /** Room for ten thousand items. */
  private static final int MAX_LIST_BYTES = 8 * 1024 * 1024;

  private EntryActs entries;

  /** For the container's proxy only. */
  protected LayerEntries() {}

  @Inject
  LayerEntries(EntryActs entries) {
    this.entries = entries;
  }

  <E> Response list(EntryKind<E> kind, LayerRequest request) {
    LayerList<E> list = entries.list(request.cloudId, request.layer(), kind);
    return request.call().list(json(kind, list.items()), list.unreadable());
  }

  /** Entries that are there already keep what the list does not say of them. */
  <E> Response replace(EntryBody<E> reader, LayerRequest request, InputStream in) {
    JsonFields body =
        JsonFields.read(in, MAX_LIST_BYTES).ignore("total", "next", UnreadableJson.MEMBER);
    List<JsonFields> items = body.required("items", body.objects("items"), List.of());
    return edited(
        reader.kind(),
        request,
        entries.replace(
            request.cloudId,
            request.layer(),
            reader.kind(),
            there -> {
              List<E> wanted = read(reader, items, there);
              body.end();
              return wanted;
            },
            request.call().expected()));
  }

  /** What is wrong with the items is noted with their body. */
  static <E> List<E> read(EntryBody<E> reader, List<JsonFields> items, List<E> there) {
    Map<String, E> byId = new HashMap<>();
    there.forEach(entry -> byId.put(reader.kind().id().apply(entry), entry));
    List<E> wanted = new ArrayList<>();
    Set<String> earlier = new HashSet<>();
    for (JsonFields item : items) {
      String written = item.requiredText("id");
      String id = byId.containsKey(written) ? written : named(item, written, byId.keySet());
      if (!id.isEmpty() && !earlier.add(id)) {
        item.refuse("id", "is already the id of an earlier item.");
      }
      wanted.add(reader.read(id, item, Optional.ofNullable(byId.get(id))));
    }
    return wanted;
  }

  /** The id of an entry that is new unless one of these is meant. */
  static String named(JsonFields body, String id, Set<String> there) {
    String cut = body.make(() -> Text.visible("id", id), Text.cut(id));
    if (!there.contains(cut)) {
      body.make(
          () -> {
            Text.checkNew("id", cut);
            return cut;
          },
          cut);
    }
    return cut;
  }

  /** The id in the address, as it is meant. */
  <E> String id(EntryKind<E> kind, LayerRequest request) {
    return entries.idOf(request.cloudId, request.layer(), kind, request.id());
  }

  /** Puts the entries into another order. */
  <E> Response order(EntryKind<E> kind, LayerRequest request, InputStream in) {
    return edited(
        kind,
        request,
        entries.order(
            request.cloudId, request.layer(), kind, order(in), request.call().expected()));
  }

  /** The ids in their new order, as the body of a PATCH names them. */
  static List<String> order(InputStream in) {
    JsonFields body = JsonFields.read(in);
    List<String> order = body.required("order", body.texts("order"), List.of());
    body.end();
    return order;
  }

  <E> Response get(EntryKind<E> kind, LayerRequest request) {
    return request
        .call()
        .state(
            kind.json()
                .apply(entries.get(request.cloudId, request.layer(), kind, id(kind, request))));
  }

  <E> Response put(EntryBody<E> reader, LayerRequest request, InputStream in) {
    JsonFields body = JsonFields.read(in);
    String id = id(reader.kind(), request);
    body.same("id", id, (one, other) -> one.equals(other) || Text.cut(one).equals(other));
    return edit(
        reader.kind(),
        request,
        id,
        before -> {
          E entry = reader.read(before.isPresent() ? id : named(body, id, Set.of()), body, before);
          body.end();
          return entry;
        });
  }

  <E> Response put(EntryKind<E> kind, LayerRequest request, E entry) {
    return edit(kind, request, kind.id().apply(entry), before -> entry);
  }

  private <E> Response edit(
      EntryKind<E> kind, LayerRequest request, String id, Function<Optional<E>, E> edit) {
    Edited<E> edited =
        entries.put(request.cloudId, request.layer(), kind, id, edit, request.call().expected());
    return Answers.written(edited.created(), kind.json().apply(edited.value()), request.uri);
  }

  <E> Response delete(EntryKind<E> kind, LayerRequest request) {
    entries.delete(
        request.cloudId, request.layer(), kind, id(kind, request), request.call().expected());
    return Response.noContent().build();
  }

  private static <E> Response edited(EntryKind<E> kind, LayerRequest request, List<E> list) {
    return request.call().state(ListJson.whole(json(kind, list)));
  }

  private static <E> List<JsonObject> json(EntryKind<E> kind, List<E> list) {
    return list.stream().map(kind.json()).toList();
  }
}
