package org.callboard.phone.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.callboard.dialdata.DialAction;
import org.callboard.dialdata.DialData;
import org.callboard.dialdata.QuickDialItem;
import org.callboard.mergeable.MergePriority;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.organization.ReplacePriority;

/** From dial data to the app's XML. */
final class GlobalXmlMapper {

  private final DialData data;
  private final OrganizationSnapshot organization;
  private final KeyNodeElements elements = new KeyNodeElements();

  private GlobalXmlMapper(DialData data, OrganizationSnapshot organization) {
    this.data = data;
    this.organization = organization;
  }

  /**
   * The answer that brings a phone to this data. Data that is not whole is told as additions:
   * nothing is replaced, nothing is removed, and items have the priority with which a phone takes
   * them only where it holds nothing. Dial actions are not told at all then, because a key node
   * that the layer above leaves out could not be taken back.
   */
  static GlobalXml map(DialData data, OrganizationSnapshot organization) {
    GlobalXmlMapper mapper = new GlobalXmlMapper(data, organization);
    GlobalXml root = new GlobalXml();
    root.quickDial = mapper.quickDial();
    root.dialActions = mapper.dialActions();
    return root;
  }

  private QuickDialXml quickDial() {
    QuickDialXml quickDial = new QuickDialXml();
    quickDial.maxQuickDialReplacePriority = replacing().map(ReplacePriority::value).orElse(null);
    quickDial.items = new ArrayList<>();
    // Removals first: one may clear the way for an item of the same id at a lower priority.
    if (data.whole()) {
      data.removals()
          .forEach(
              (id, priority) -> {
                if (!isReplaced(priority)) {
                  quickDial.items.add(removal(id, priority));
                }
              });
    }
    data.quickDial().forEach(item -> quickDial.items.add(item(item)));
    return quickDial;
  }

  private Optional<ReplacePriority> replacing() {
    return data.whole() ? organization.replacePriority() : Optional.empty();
  }

  /** Whether the replace attribute takes away what a phone holds at this priority. */
  private boolean isReplaced(MergePriority priority) {
    return replacing().filter(replace -> priority.value() < replace.value()).isPresent();
  }

  private ItemXml item(QuickDialItem item) {
    ItemXml xml = new ItemXml();
    xml.id = item.id();
    MergePriority priority = data.whole() ? item.priority() : MergePriority.LOWEST;
    xml.priority = priority.equals(MergePriority.PROVISIONED) ? null : priority.value();
    xml.displayName = item.displayName();
    xml.uri = item.uri();
    xml.portraitUrl = item.portrait().orElse(null);
    return xml;
  }

  private static ItemXml removal(String id, MergePriority priority) {
    ItemXml xml = new ItemXml();
    xml.id = id;
    xml.priority = priority.ofRemoval();
    xml.action = ItemXml.REMOVE;
    return xml;
  }

  private List<DialActionXml> dialActions() {
    List<DialActionXml> actions = new ArrayList<>();
    if (!data.whole()) {
      return actions;
    }
    if (organization.removesDialActions()) {
      data.removedDialActions().forEach(id -> actions.add(removedAction(id)));
    }
    data.dialActions().forEach(action -> actions.add(action(action, elements)));
    return actions;
  }

  private static DialActionXml removedAction(String id) {
    DialActionXml xml = new DialActionXml();
    xml.id = id;
    xml.action = ItemXml.REMOVE;
    return xml;
  }

  /** One action as phones see it. */
  static DialActionXml action(DialAction action, KeyNodeElements elements) {
    DialActionXml xml = new DialActionXml();
    xml.id = action.id();
    xml.nodes = elements.of(action.nodes());
    return xml;
  }
}
