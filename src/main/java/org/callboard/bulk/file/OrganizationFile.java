package org.callboard.bulk.file;

import jakarta.json.JsonArray;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.callboard.organization.GroupName;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.JsonForm;
import org.callboard.platform.JsonMembers;
import org.callboard.platform.JsonObjectForm;
import org.callboard.platform.Text;
import org.callboard.platform.Told;
import org.callboard.platform.UnreadableJson;
import org.callboard.subscriber.Attributes;
import org.callboard.subscriber.SubscriberEntry;
import org.callboard.subscriber.Username;

/**
 * The organization's file: its members in their order, and how each piece of it stands in JSON, for
 * the export and the import alike. A new field is a new line here.
 */
final class OrganizationFile {

  static final String FORMAT = "callboard-organization-1";

  /** What the file has, in the order in which it has it, since a reader keeps nothing for later. */
  enum Member {
    FORMAT,
    ORGANIZATION,
    SECRETS,
    LAYERS,
    GROUPS,
    SUBSCRIBERS;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Member> of(String label) {
      return Stream.of(values()).filter(member -> member.label().equals(label)).findFirst();
    }
  }

  /** A group, without its members: they name their groups. */
  record Group(GroupName name, FileLayer layer) {

    /** Its name as it is meant, when its layer is as well: that is read again later. */
    GroupName given() {
      layer.given();
      return GroupName.given(name.text());
    }
  }

  /**
   * A subscriber. What is stored is exported, whether an import would take it or not.
   *
   * @param groups empty if the file says nothing of them
   * @param passwordHash only if the file has secrets
   * @param untold of what the file says nothing: it stays as it is
   */
  record Subscriber(
      String username,
      String displayName,
      boolean enabled,
      Optional<List<String>> groups,
      Attributes attributes,
      Optional<String> passwordHash,
      FileLayer layer,
      Set<Part> untold) {

    /** A member of a subscriber in a file. */
    enum Part {
      DISPLAY_NAME,
      ENABLED,
      ATTRIBUTES
    }

    Subscriber {
      untold = Set.copyOf(untold);
    }

    /** A whole one. */
    Subscriber(
        String username,
        String displayName,
        boolean enabled,
        Optional<List<String>> groups,
        Attributes attributes,
        Optional<String> passwordHash,
        FileLayer layer) {
      this(username, displayName, enabled, groups, attributes, passwordHash, layer, Set.of());
    }

    private boolean tells(Part part) {
      return !untold.contains(part);
    }

    /**
     * @throws InvalidValueException if there can be no such subscriber
     */
    SubscriberEntry entry() {
      return new SubscriberEntry(
          Username.given(username),
          Optional.of(Text.cut(displayName)).filter(name -> tells(Part.DISPLAY_NAME)),
          Optional.of(enabled).filter(flag -> tells(Part.ENABLED)),
          passwordHash,
          groups.map(names -> names.stream().map(GroupName::given).toList()),
          attributes.cut(),
          tells(Part.ATTRIBUTES));
    }

    @Override
    public String toString() {
      return "Subscriber[" + username + "]";
    }
  }

  private static final JsonForm<GroupName> GROUP_NAME =
      JsonForm.TEXT.as(GroupName::sought, GroupName::text);

  private static final JsonForm<String> USERNAME =
      JsonForm.TEXT.checked(username -> new Username(username).text());

  private static final JsonForm<List<String>> GROUP_NAMES =
      JsonForm.TEXT.checked(name -> GroupName.sought(name).text()).list();

  private OrganizationFile() {}

  static JsonObjectForm<Group> group(Optional<ExportCipher> cipher) {
    return JsonForm.object(json -> group(json, cipher));
  }

  static JsonObjectForm<Subscriber> subscriber(Optional<ExportCipher> cipher) {
    return JsonForm.object(json -> subscriber(json, cipher));
  }

  private static Group group(JsonMembers<Group> json, Optional<ExportCipher> cipher) {
    GroupName name = json.required("name", GROUP_NAME, null, Group::name);
    FileLayer layer =
        json.optional(
                "layer",
                FileLayerJson.form(OwnedSecrets.ofGroup(name, cipher)),
                group -> Optional.of(group.layer()))
            .orElse(FileLayer.UNTOLD);
    return json.make(() -> new Group(name, layer));
  }

  private static Subscriber subscriber(
      JsonMembers<Subscriber> json, Optional<ExportCipher> cipher) {
    String username = json.required("username", USERNAME, null, Subscriber::username);
    OwnedSecrets secrets = OwnedSecrets.ofSubscriber(username, cipher);
    Set<Subscriber.Part> untold = EnumSet.noneOf(Subscriber.Part.class);
    String displayName =
        Told.noted(
            json.clearable("displayName", JsonForm.TEXT, "", s -> Optional.of(s.displayName())),
            "",
            () -> untold.add(Subscriber.Part.DISPLAY_NAME));
    boolean enabled =
        Told.noted(
            json.optional("enabled", JsonForm.FLAG, s -> Optional.of(s.enabled())),
            true,
            () -> untold.add(Subscriber.Part.ENABLED));
    Optional<List<String>> groups =
        json.clearable("groups", GROUP_NAMES, List.of(), Subscriber::groups);
    Attributes attributes =
        Told.noted(
            json.optional("attributes", Attributes.FORM, s -> Optional.of(s.attributes())),
            Attributes.NONE,
            () -> untold.add(Subscriber.Part.ATTRIBUTES));
    json.shown(UnreadableJson.MEMBER, subscriber -> lacking(subscriber.attributes()));
    Optional<String> hash =
        json.optional("passwordHash", secrets.hashes(username), Subscriber::passwordHash);
    FileLayer layer =
        json.optional("layer", FileLayerJson.form(secrets), s -> Optional.of(s.layer()))
            .orElse(FileLayer.UNTOLD);
    return json.make(
        () -> {
          Subscriber subscriber =
              new Subscriber(
                  username, displayName, enabled, groups, attributes, hash, layer, untold);
          subscriber.entry(); // which refuses what cannot be one
          return subscriber;
        });
  }

  /** Without it nobody would miss them after an import. */
  private static Optional<JsonArray> lacking(Attributes attributes) {
    return attributes.whole()
        ? Optional.empty()
        : Optional.of(
            UnreadableJson.array(
                List.of(
                    new InvalidValueException.Violation(
                        "attributes", "are incomplete: some of them cannot be read."))));
  }
}
