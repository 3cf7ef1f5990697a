package org.callboard.administration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.callboard.dialdata.EntrySearch;
import org.callboard.dialdata.FoundItem;
import org.callboard.layer.LayerKey;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.Page;
import org.callboard.platform.Roles;
import org.callboard.platform.Text;
import org.callboard.subscriber.SubscriberDirectory;
import org.callboard.subscriber.SubscriberFilter;
import org.callboard.subscriber.SubscriberView;

/** Looks for people, entries and groups of an organization at once. */
@Stateless
@RolesAllowed(Roles.SEE)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FindActs {

  /** Who finds more of one kind types more letters. */
  public static final int MAX = 20;

  private static final int MAX_SOUGHT = 200;

  private final Caller caller;
  private final SubscriberActs people;
  private final SubscriberDirectory subscribers;
  private final EntrySearch search;

  /** For the container's proxy only. */
  public FindActs() {
    this(null, null, null, null);
  }

  @Inject
  FindActs(
      Caller caller, SubscriberActs people, SubscriberDirectory subscribers, EntrySearch search) {
    this.caller = caller;
    this.people = people;
    this.subscribers = subscribers;
    this.search = search;
  }

  /**
   * An item of a quick dial list.
   *
   * @param owner the name of the group, or the username of the person; empty if it is neither's
   */
  public record Entry(FoundItem item, Optional<String> owner) {}

  /**
   * What was found, at most {@link #MAX} of each kind.
   *
   * @param people with how many there are
   * @param moreEntries whether there are more entries
   */
  public record Found(
      Page<Person> people, List<Entry> entries, boolean moreEntries, List<String> groups) {

    public Found {
      entries = List.copyOf(entries);
      groups = List.copyOf(groups);
    }
  }

  /**
   * Looks for a text, in any case.
   *
   * @throws org.callboard.platform.InvalidValueException if it is empty or too long
   */
  public Found find(String cloudId, String sought) {
    OrganizationSnapshot organization = caller.organization(cloudId);
    String text = Text.required("q", Text.cut(sought), MAX_SOUGHT);
    List<FoundItem> items = search.items(organization.id(), text, MAX + 1);
    return new Found(
        people.page(cloudId, SubscriberSearch.of(text), SubscriberFilter.Sort.DISPLAY_NAME, 0, MAX),
        entries(organization, items.subList(0, Math.min(MAX, items.size()))),
        items.size() > MAX,
        organization.groups().stream()
            .map(group -> group.name().text())
            .filter(name -> lower(name).contains(lower(text)))
            .limit(MAX)
            .toList());
  }

  private List<Entry> entries(OrganizationSnapshot organization, List<FoundItem> items) {
    Set<Long> ids =
        items.stream()
            .filter(item -> item.kind() == LayerKey.Kind.SUBSCRIBER)
            .map(FoundItem::ownerId)
            .collect(Collectors.toSet());
    Map<Long, SubscriberView> owners = subscribers.viewsOf(organization.id(), ids);
    return items.stream()
        .map(item -> new Entry(item, owner(organization, owners, item)))
        .filter(entry -> isThere(entry))
        .toList();
  }

  /** Who was deleted a moment ago has no name any more. */
  private static boolean isThere(Entry entry) {
    LayerKey.Kind kind = entry.item().kind();
    return entry.owner().isPresent()
        || kind == LayerKey.Kind.ORGANIZATION
        || kind == LayerKey.Kind.DRAFT;
  }

  private static Optional<String> owner(
      OrganizationSnapshot organization, Map<Long, SubscriberView> owners, FoundItem item) {
    return switch (item.kind()) {
      case SUBSCRIBER ->
          Optional.ofNullable(owners.get(item.ownerId())).map(SubscriberView::username);
      case GROUP ->
          organization.groups().stream()
              .filter(group -> group.id() == item.ownerId())
              .map(group -> group.name().text())
              .findFirst();
      default -> Optional.empty();
    };
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
