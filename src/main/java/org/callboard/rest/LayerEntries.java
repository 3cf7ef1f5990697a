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
import java.util.function.UnaryOperator;
import org.callboard.dialdata.DialData;
import org.callboard.dialdata.DialDataEditor;
import org.callboard.dialdata.DialLayerDirectory;
import org.callboard.dialdata.Draft;
import org.callboard.layer.LayerAddress;
import org.callboard.layer.LayerEdit;
import org.callboard.layer.LayerKey;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.JsonBody;
import org.callboard.platform.ListJson;
import org.callboard.platform.UnreadableJson;

/** Lists of entries of a layer, whatever their kind: reads and edits as requests ask. */
@ApplicationScoped
class LayerEntries {

  /** Room for ten thousand items. */
  private static final int MAX_LIST_BYTES = 8 * 1024 * 1024;

  @Inject private DialLayerDirectory directory;
  @Inject private DialDataEditor editor;

  <E> Response list(EntryKind<E> kind, LayerAddress address, Call call) {
    return call.list(
        kind.list().apply(directory.load(address.key())).stream().map(kind.json()).toList());
  }

  <E> Response replace(EntryKind<E> kind, LayerAddress address, Call call, InputStream in) {
    JsonBody body =
        JsonBody.read(in, MAX_LIST_BYTES).ignore("total", "next", UnreadableJson.MEMBER);
    List<E> entries = new ArrayList<>();
    body.required("items", body.objects("items"), List.<JsonBody>of())
        .forEach(item -> entries.add(kind.reader().apply(item.requiredText("id"), item)));
    body.end();
    return edited(kind, address, call, data -> kind.withList().apply(data, entries));
  }

  /** Puts the entries into another order. */
  <E> Response order(EntryKind<E> kind, LayerAddress address, Call call, InputStream in) {
    JsonBody body = JsonBody.read(in);
    List<String> order = body.required("order", body.texts("order"), List.of());
    body.end();
    return edited(
        kind,
        address,
        call,
        data -> {
          Map<String, E> byId = new HashMap<>();
          kind.list().apply(data).forEach(entry -> byId.put(kind.id().apply(entry), entry));
          if (order.size() != byId.size() || !byId.keySet().equals(new HashSet<>(order))) {
            throw EditRefusedException.conflict("The order must name each entry once.");
          }
          return kind.withList().apply(data, order.stream().map(byId::get).toList());
        });
  }

  private <E> Response edited(
      EntryKind<E> kind, LayerAddress address, Call call, UnaryOperator<DialData> edit) {
    LayerEdit<DialData> edited =
        editor.edit(
            address,
            data -> {
              call.expected().check(Optional.of(json(kind, data)));
              return edit.apply(data);
            });
    return call.state(json(kind, edited.after()));
  }

  <E> Optional<E> find(EntryKind<E> kind, LayerAddress address, String id) {
    return kind.find(directory.loadEntry(address.key(), id), id);
  }

  <E> Response get(EntryKind<E> kind, LayerAddress address, String id, Call call) {
    return find(kind, address, id)
        .map(entry -> call.state(kind.json().apply(entry)))
        .orElseThrow(() -> EditRefusedException.notFound(kind.name()));
  }

  <E> Response put(EntryKind<E> kind, LayerAddress address, String id, Call call, InputStream in) {
    JsonBody body = JsonBody.read(in).same("id", id);
    E entry = kind.reader().apply(id, body);
    body.end();
    return put(kind, address, entry, call);
  }

  <E> Response put(EntryKind<E> kind, LayerAddress address, E entry, Call call) {
    String id = kind.id().apply(entry);
    LayerEdit<DialData> edited =
        editor.editEntry(
            address,
            id,
            data -> {
              call.expected().check(kind.find(data, id).map(kind.json()));
              return kind.withEntry().apply(data, entry);
            });
    boolean isNew = kind.find(edited.before(), id).isEmpty();
    return Answers.written(isNew, kind.json().apply(entry), call.uri());
  }

  <E> Response delete(EntryKind<E> kind, LayerAddress address, String id, Call call) {
    if (address.key().kind() == LayerKey.Kind.DRAFT) {
      deleteInDraft(kind, address, id, call);
    } else {
      editor.editEntry(
          address,
          id,
          data -> {
            E before =
                kind.find(data, id).orElseThrow(() -> EditRefusedException.notFound(kind.name()));
            call.expected().check(Optional.of(kind.json().apply(before)));
            return kind.without().apply(data, id);
          });
    }
    return Response.noContent().build();
  }

  /** What is live is taken away by the draft; what is only in the draft is dropped. */
  private <E> void deleteInDraft(EntryKind<E> kind, LayerAddress address, String id, Call call) {
    editor.editDraftEntry(
        address.organization(),
        id,
        (live, draft) -> {
          call.expected().check(kind.find(draft, id).map(kind.json()));
          return kind.withoutInDraft().apply(new Draft(live, draft), id);
        });
  }

  private static <E> JsonObject json(EntryKind<E> kind, DialData data) {
    return ListJson.whole(kind.list().apply(data).stream().map(kind.json()).toList());
  }
}
