package org.callboard.administration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.callboard.dialdata.DialData;
import org.callboard.dialdata.DialDataEditor;
import org.callboard.dialdata.DialLayerDirectory;
import org.callboard.dialdata.HiddenSearch;
import org.callboard.dialdata.HiddenSearch.Given;
import org.callboard.layer.Layer;
import org.callboard.layer.LayerAddress;
import org.callboard.layer.LayerEdit;
import org.callboard.layer.LayerKey;
import org.callboard.organization.Group;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Edited;
import org.callboard.platform.Roles;
import org.callboard.platform.Text;
import org.callboard.subscriber.SubscriberDirectory;
import org.callboard.subscriber.SubscriberSnapshot;

/** Hides entries of the layers below from a group or a subscriber, and shows them again. */
@Stateless
@RolesAllowed(Roles.SEE)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class HidingActs {

  private final Caller caller;
  private final SubscriberDirectory subscribers;
  private final DialLayerDirectory layers;
  private final DialDataEditor editor;
  private final HiddenSearch search;

  /** For the container's proxy only. */
  public HidingActs() {
    this(null, null, null, null, null);
  }

  @Inject
  HidingActs(
      Caller caller,
      SubscriberDirectory subscribers,
      DialLayerDirectory layers,
      DialDataEditor editor,
      HiddenSearch search) {
    this.caller = caller;
    this.subscribers = subscribers;
    this.layers = layers;
    this.editor = editor;
    this.search = search;
  }

  /** All that the layer hides, by id. */
  public List<HiddenEntry> list(String cloudId, LayerName layer, EntryKind<?> kind) {
    LayerAddress address = addressToSee(cloudId, layer, kind);
    return entries(address, kind, kind.hidden().list().apply(layers.load(address.key())));
  }

  /**
   * One entry.
   *
   * @throws EditRefusedException if the layer does not hide it
   */
  public HiddenEntry get(String cloudId, LayerName layer, EntryKind<?> kind, String id) {
    LayerAddress address = addressToSee(cloudId, layer, kind);
    String meant = hiddenId(address, kind, id);
    if (!isHidden(layers.loadEntry(address.key(), meant), kind, meant)) {
      throw EntryEdits.notHidden(kind);
    }
    return entry(address, kind, meant);
  }

  /**
   * Hides an entry. That is so until it is shown again, whatever becomes of it in the layers below.
   *
   * @throws EditRefusedException if the layer has the entry itself, or no layer below has it
   */
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Edited<HiddenEntry> hide(String cloudId, LayerName layer, EntryKind<?> kind, String id) {
    LayerAddress address = addressToEdit(cloudId, layer, kind);
    String meant = givenId(address, kind, id);
    LayerEdit<DialData> edit =
        editor.editEntry(address, meant, data -> EntryEdits.hide(kind, data, meant));
    return new Edited<>(entry(address, kind, meant), edit.isChange());
  }

  /**
   * Shows an entry again.
   *
   * @throws EditRefusedException if the layer does not hide it
   */
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public void show(String cloudId, LayerName layer, EntryKind<?> kind, String id) {
    LayerAddress address = addressToEdit(cloudId, layer, kind);
    String meant = hiddenId(address, kind, id);
    editor.editEntry(address, meant, data -> EntryEdits.show(kind, data, meant));
  }

  private static boolean isHidden(DialData data, EntryKind<?> kind, String id) {
    return kind.hidden().list().apply(data).contains(id);
  }

  /** The id as it is hidden: as it is written, or else as it is meant. */
  private String hiddenId(LayerAddress address, EntryKind<?> kind, String id) {
    return isHidden(layers.loadEntry(address.key(), id), kind, id) ? id : Text.cut(id);
  }

  /** The id as a layer below has it, or as it is hidden already. */
  private String givenId(LayerAddress address, EntryKind<?> kind, String id) {
    String hidden = hiddenId(address, kind, id);
    if (isHidden(layers.loadEntry(address.key(), hidden), kind, hidden)) {
      return hidden;
    }
    Set<String> given =
        search
            .in(below(address).keySet(), kind.hidden().kind(), new HashSet<>(List.of(id, hidden)))
            .stream()
            .map(Given::id)
            .collect(Collectors.toSet());
    if (given.isEmpty()) {
      throw EntryEdits.nothingToHide(kind);
    }
    return given.contains(id) ? id : hidden;
  }

  private HiddenEntry entry(LayerAddress address, EntryKind<?> kind, String id) {
    return entries(address, kind, Set.of(id)).get(0);
  }

  private List<HiddenEntry> entries(
      LayerAddress address, EntryKind<?> kind, Collection<String> ids) {
    Map<LayerKey, String> below = below(address);
    Map<String, Map<LayerKey, Given>> given =
        search.in(below.keySet(), kind.hidden().kind(), ids).stream()
            .collect(
                Collectors.groupingBy(
                    Given::id, Collectors.toMap(Given::layer, Function.identity())));
    List<HiddenEntry> entries = new ArrayList<>();
    for (String id : ids) {
      Map<LayerKey, Given> byLayer = given.getOrDefault(id, Map.of());
      List<LayerKey> keys = below.keySet().stream().filter(byLayer::containsKey).toList();
      Optional<String> name =
          keys.isEmpty() ? Optional.empty() : byLayer.get(keys.get(keys.size() - 1)).displayName();
      entries.add(new HiddenEntry(id, name, keys.stream().map(below::get).toList()));
    }
    return entries;
  }

  /**
   * The names of the layers below, from the lowest up. Below a group are the groups before it, of
   * which its members may be members too.
   */
  private Map<LayerKey, String> below(LayerAddress address) {
    OrganizationSnapshot organization = address.organization();
    long id = organization.id();
    Map<LayerKey, String> below = new LinkedHashMap<>();
    below.put(LayerKey.ofOrganization(id), "organization");
    below.put(LayerKey.ofDraft(id), "draft");
    boolean isOfGroup = address.key().kind() == LayerKey.Kind.GROUP;
    Set<Long> own = isOfGroup ? Set.of() : groupsOf(address.key().ownerId());
    for (Group group : organization.groups()) {
      if (isOfGroup && group.id() == address.key().ownerId()) {
        break;
      }
      if (isOfGroup || own.contains(group.id())) {
        below.put(LayerKey.ofGroup(id, group.id()), Layer.GROUP + group.name());
      }
    }
    return below;
  }

  private Set<Long> groupsOf(long subscriberId) {
    return subscribers.load(subscriberId).map(SubscriberSnapshot::groupIds).orElse(Set.of());
  }

  private LayerAddress addressToSee(String cloudId, LayerName layer, EntryKind<?> kind) {
    if (kind.technical()) {
      caller.require(Roles.SEE_SETTINGS);
    }
    return address(cloudId, layer);
  }

  /** What is not the caller's business is told first: it does not exist. */
  private LayerAddress addressToEdit(String cloudId, LayerName layer, EntryKind<?> kind) {
    LayerAddress address = address(cloudId, layer);
    if (kind.technical() || layer.kind() == LayerKey.Kind.GROUP) {
      caller.require(Roles.MANAGE);
    }
    return address;
  }

  private LayerAddress address(String cloudId, LayerName layer) {
    return caller.layer(caller.organization(cloudId), layer);
  }
}
