package org.callboard.administration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.callboard.account.Account;
import org.callboard.account.AccountData;
import org.callboard.account.AccountEditor;
import org.callboard.account.AccountOfOne;
import org.callboard.account.AccountReader;
import org.callboard.administration.PreviewActs.Phone;
import org.callboard.administration.UnsavedEdit.Place;
import org.callboard.device.Contact;
import org.callboard.device.Contacts;
import org.callboard.dialdata.DialData;
import org.callboard.dialdata.DialDataEditor;
import org.callboard.dialdata.DialDataReader;
import org.callboard.layer.Layer;
import org.callboard.layer.LayerAddress;
import org.callboard.layer.LayerData;
import org.callboard.layer.LayerEdit;
import org.callboard.layer.LayerKey;
import org.callboard.layer.Layers;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Roles;
import org.callboard.subscriber.SubscriberDirectory;
import org.callboard.subscriber.SubscriberSnapshot;
import org.callboard.subscriber.SubscriberView;

/**
 * What a subscriber's phone would get if something were saved. The edits are those of the values
 * that a saving edit makes, and are looked at as it would look at them, in memory: nothing is
 * locked, written, recorded or told.
 */
@Stateless
@RolesAllowed(Roles.SEE)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class UnsavedActs {

  private static final String CHANGES = "changes";

  private Caller caller;
  private SubscriberDirectory subscribers;
  private DialDataReader dialData;
  private DialDataEditor dialEditor;
  private AccountReader accounts;
  private AccountEditor accountEditor;
  private Contacts contacts;

  /** For the container's proxy only. */
  public UnsavedActs() {}

  @Inject
  UnsavedActs(
      Caller caller,
      SubscriberDirectory subscribers,
      DialDataReader dialData,
      DialDataEditor dialEditor,
      AccountReader accounts,
      AccountEditor accountEditor,
      Contacts contacts) {
    this.caller = caller;
    this.subscribers = subscribers;
    this.dialData = dialData;
    this.dialEditor = dialEditor;
    this.accounts = accounts;
    this.accountEditor = accountEditor;
    this.contacts = contacts;
  }

  /**
   * The layers of a person, with the draft.
   *
   * @param before as they are
   * @param base of the person as they would be, before anything is edited in them
   * @param edited as they would be
   */
  private record Trial<T extends LayerData<T>>(Layers<T> before, Layers<T> base, Layers<T> edited) {

    static <T extends LayerData<T>> Trial<T> of(Layers<T> before, Layers<T> base) {
      return new Trial<>(before, base, base);
    }

    /** What is remembered of the groups that are left, in the layer of this kind. */
    Trial<T> remembering(LayerKey.Kind kind) {
      List<T> left =
          before.all().stream()
              .filter(layer -> base.all().stream().noneMatch(l -> l.key().equals(layer.key())))
              .map(Layer::data)
              .toList();
      return left.isEmpty()
          ? this
          : of(
              before,
              base.with(
                  layer ->
                      layer.key().kind() == kind
                          ? left.stream().reduce(layer.data(), LayerData::remembering)
                          : layer.data()));
    }

    Trial<T> edited(LayerKey key, Function<Place<T>, T> edit) {
      List<Layer<T>> all = edited.all();
      int index = 0;
      while (!all.get(index).key().equals(key)) {
        index++;
      }
      List<T> below = all.subList(0, index).stream().map(Layer::data).toList();
      Place<T> place = new Place<>(key, all.get(index).data(), all.get(0).data(), below);
      T after = edit.apply(place);
      return new Trial<>(
          before, base, edited.with(layer -> layer.key().equals(key) ? after : layer.data()));
    }

    /** The layer as it would be, above those with which an answer's length is reckoned. */
    List<T> withThoseBelow(LayerKey key) {
      return edited.all().stream()
          .filter(
              layer ->
                  layer.key().equals(key)
                      || layer.key().kind() == LayerKey.Kind.ORGANIZATION
                      || layer.key().kind() == LayerKey.Kind.GROUP
                          && key.kind() == LayerKey.Kind.SUBSCRIBER)
          .map(Layer::data)
          .toList();
    }

    LayerEdit<T> edit(int index) {
      return new LayerEdit<>(base.all().get(index).data(), edited.all().get(index).data());
    }
  }

  /**
   * The layers of quick dial and dial actions.
   *
   * @param editable whether it is the editable version of the app, which gets the draft
   */
  public Phone<Layers<DialData>> global(
      String cloudId, String username, boolean editable, Unsaved unsaved) {
    Preview preview = preview(cloudId, username, editable, unsaved);
    Layers<DialData> all = preview.dial().edited();
    return preview.phone().with(editable ? all : all.withoutDraft());
  }

  /**
   * The layers of the account, which is whole.
   *
   * @param editable whether it is the editable version of the app, which gets the draft
   */
  public Phone<Layers<AccountData>> account(
      String cloudId, String username, boolean editable, Unsaved unsaved) {
    Preview preview = preview(cloudId, username, editable, unsaved);
    caller.require(Roles.SEE_SETTINGS);
    Layers<AccountData> all = preview.account().edited();
    Phone<Layers<AccountData>> phone = preview.phone().with(editable ? all : all.withoutDraft());
    PreviewActs.checkWhole(phone);
    return phone;
  }

  private record Preview(Phone<Void> phone, Trial<DialData> dial, Trial<AccountData> account) {}

  private Preview preview(String cloudId, String username, boolean editable, Unsaved unsaved) {
    OrganizationSnapshot organization = caller.organization(cloudId);
    SubscriberView view = caller.subscriber(organization, username);
    if (unsaved.edits().stream().anyMatch(UnsavedEdit::technical)) {
      caller.require(Roles.MANAGE);
    }
    SubscriberSnapshot before =
        subscribers.load(view.id()).orElseThrow(() -> EditRefusedException.notFound("subscriber"));
    SubscriberSnapshot after =
        unsaved
            .person()
            .map(
                change ->
                    before.edited(change.over(Optional.of(view), Optional.empty()), organization))
            .orElse(before);
    Trial<DialData> dial =
        Trial.of(
                dialData.read(organization, before, true), dialData.read(organization, after, true))
            .remembering(LayerKey.Kind.ORGANIZATION);
    Trial<AccountData> account =
        Trial.of(
                accounts.read(organization, before, true), accounts.read(organization, after, true))
            .remembering(LayerKey.Kind.SUBSCRIBER);
    for (UnsavedEdit edit : unsaved.edits()) {
      LayerKey key = key(organization, after, editable, edit.layer());
      if (edit.dial().isPresent()) {
        dial = dial.edited(key, edit.dial().get());
      }
      if (edit.account().isPresent()) {
        account = account.edited(key, edit.account().get());
      }
    }
    unsaved.end().run();
    look(organization, before, after, dial, account);
    Layers<AccountData> shown = editable ? account.edited() : account.edited().withoutDraft();
    Contact contact = contacts.of(before.id());
    Set<Hindrance> refused =
        Hindrance.of(organization, after, contact, Account.of(shown, organization, after));
    return new Preview(new Phone<>(organization, after, null, refused), dial, account);
  }

  private static LayerKey key(
      OrganizationSnapshot organization,
      SubscriberSnapshot subscriber,
      boolean editable,
      String layer) {
    switch (layer) {
      case "organization":
        return LayerKey.ofOrganization(organization.id());
      case "subscriber":
        return LayerKey.ofSubscriber(organization.id(), subscriber.id());
      case "draft":
        if (!editable) {
          throw new InvalidValueException(
              CHANGES, "concern the draft, which only editable=true shows.");
        }
        return LayerKey.ofDraft(organization.id());
      default:
        if (!layer.startsWith(Layer.GROUP)) {
          throw new InvalidValueException(
              CHANGES,
              "concern the layer "
                  + layer
                  + "; it must be organization, draft, subscriber, or group: and a name.");
        }
        long group = Caller.group(organization, layer.substring(Layer.GROUP.length())).id();
        if (!subscriber.groupIds().contains(group)) {
          throw new InvalidValueException(
              CHANGES,
              "concern the " + layer.replace(":", " ") + ", of which this person is no member.");
        }
        return LayerKey.ofGroup(organization.id(), group);
    }
  }

  private void look(
      OrganizationSnapshot organization,
      SubscriberSnapshot before,
      SubscriberSnapshot after,
      Trial<DialData> dial,
      Trial<AccountData> account) {
    List<Layer<DialData>> layers = dial.edited().all();
    for (int i = 0; i < layers.size(); i++) {
      LayerAddress address = address(organization, after, layers.get(i).key());
      if (dial.edit(i).isChange()) {
        dialEditor.tryOut(address, dial.edit(i), dial.withThoseBelow(address.key()));
      }
      if (account.edit(i).isChange()) {
        accountEditor.tryOut(
            address, account.edit(i), account.withThoseBelow(address.key()), after.attributes());
      }
    }
    if (!before.equals(after) || !account.base().equals(account.edited())) {
      AccountOfOne.check(organization, before, after, account.before(), account.edited());
    }
  }

  private static LayerAddress address(
      OrganizationSnapshot organization, SubscriberSnapshot subscriber, LayerKey key) {
    return switch (key.kind()) {
      case ORGANIZATION -> LayerAddress.ofOrganization(organization);
      case DRAFT -> LayerAddress.ofDraft(organization);
      case GROUP ->
          LayerAddress.ofGroup(
              organization,
              organization.groups().stream()
                  .filter(group -> group.id() == key.ownerId())
                  .findFirst()
                  .orElseThrow());
      case SUBSCRIBER ->
          LayerAddress.ofSubscriber(organization, subscriber.id(), subscriber.username());
    };
  }
}
