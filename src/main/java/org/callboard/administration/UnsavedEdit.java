package org.callboard.administration;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.callboard.account.AccountData;
import org.callboard.account.AccountDraft;
import org.callboard.account.AccountSetting;
import org.callboard.dialdata.DialData;
import org.callboard.layer.LayerKey;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Text;

/**
 * An edit of a layer that somebody types, and has not saved.
 *
 * @param layer as explanations name it: {@code organization}, {@code draft}, {@code group:} and a
 *     name, or {@code subscriber}
 * @param technical whether it is of dial actions or account settings
 * @param dial what it makes of quick dial items and dial actions; empty if nothing
 * @param account what it makes of account settings; empty if nothing
 */
public record UnsavedEdit(
    String layer,
    boolean technical,
    Optional<Function<Place<DialData>, DialData>> dial,
    Optional<Function<Place<AccountData>, AccountData>> account) {

  /**
   * What an edit sees.
   *
   * @param data what is in the layer, with the edits before this one
   * @param live what is in the organization's layer
   * @param below what is in all layers below
   */
  record Place<T>(LayerKey key, T data, T live, List<T> below) {

    boolean isDraft() {
      return key.kind() == LayerKey.Kind.DRAFT;
    }
  }

  private static UnsavedEdit of(
      String layer, EntryKind<?> kind, Function<Place<DialData>, DialData> edit) {
    return new UnsavedEdit(layer, kind.technical(), Optional.of(edit), Optional.empty());
  }

  private static UnsavedEdit ofSetting(
      String layer, Function<Place<AccountData>, AccountData> edit) {
    return new UnsavedEdit(layer, true, Optional.empty(), Optional.of(edit));
  }

  /**
   * An entry that is created or edited.
   *
   * @param id as somebody writes it
   * @param edit makes it of its id and of what there is; null if it cannot be made, which its
   *     author notes
   */
  public static <E> UnsavedEdit put(
      String layer, EntryKind<E> kind, String id, BiFunction<String, Optional<E>, E> edit) {
    return of(
        layer,
        kind,
        place -> {
          String meant = meant(kind, place.data(), id);
          E entry = edit.apply(meant, kind.find(place.data(), meant));
          return entry == null ? place.data() : kind.withEntry().apply(place.data(), entry);
        });
  }

  private static <E> String meant(EntryKind<E> kind, DialData data, String id) {
    return kind.find(data, id).isPresent() || kind.isUnreadable(data, id) ? id : Text.cut(id);
  }

  /** A list that is replaced. */
  public static <E> UnsavedEdit replace(
      String layer, EntryKind<E> kind, UnaryOperator<List<E>> edit) {
    return of(
        layer,
        kind,
        place -> kind.withList().apply(place.data(), edit.apply(kind.list().apply(place.data()))));
  }

  /** A list in another order; in the draft, also with live entries. */
  public static UnsavedEdit order(String layer, EntryKind<?> kind, List<String> ids) {
    return of(
        layer,
        kind,
        place ->
            place.isDraft()
                ? EntryEdits.orderInDraft(kind, place.live(), place.data(), ids)
                : EntryEdits.order(kind, place.data(), ids));
  }

  /** An entry that is deleted; in the draft, also the live one. */
  public static UnsavedEdit delete(String layer, EntryKind<?> kind, String id) {
    return of(
        layer,
        kind,
        place -> {
          String meant = meant(kind, place.isDraft() ? place.live() : place.data(), id);
          return place.isDraft()
              ? EntryEdits.deleteInDraft(kind, place.live(), place.data(), meant)
              : EntryEdits.delete(kind, place.data(), meant);
        });
  }

  /** An entry of the layers below that is hidden for a group or a subscriber, or not any more. */
  public static UnsavedEdit hide(String layer, EntryKind<?> kind, String id, boolean hidden) {
    return of(
        layer,
        kind,
        place -> {
          if (place.key().kind() != LayerKey.Kind.GROUP
              && place.key().kind() != LayerKey.Kind.SUBSCRIBER) {
            throw EditRefusedException.conflict(
                "Only a group or a subscriber can hide entries. Delete it instead.");
          }
          boolean isHidden = kind.hidden().list().apply(place.data()).contains(id);
          if (!hidden) {
            return EntryEdits.show(kind, place.data(), isHidden ? id : Text.cut(id));
          }
          boolean isThere = place.below().stream().anyMatch(d -> kind.find(d, id).isPresent());
          String meant = isThere || isHidden ? id : Text.cut(id);
          if (!isHidden && place.below().stream().noneMatch(d -> isThere(kind, d, meant))) {
            throw EntryEdits.nothingToHide(kind);
          }
          return EntryEdits.hide(kind, place.data(), meant);
        });
  }

  private static boolean isThere(EntryKind<?> kind, DialData data, String id) {
    return kind.find(data, id).isPresent() || kind.isUnreadable(data, id);
  }

  /**
   * An account setting that is created or replaced.
   *
   * @param change null if it cannot be made, which its author notes
   */
  public static UnsavedEdit put(String layer, SettingChange change) {
    return ofSetting(
        layer, place -> change == null ? place.data() : place.data().with(setting(place, change)));
  }

  /** What is a secret in the live layer is one in the draft. */
  private static AccountSetting setting(Place<AccountData> place, SettingChange change) {
    AccountSetting setting = change.over(place.data().setting(change.name()));
    boolean isSecret =
        place.isDraft()
            && place.live().setting(change.name()).filter(AccountSetting::secret).isPresent();
    return isSecret ? setting.asSecret() : setting;
  }

  /** An account setting that is deleted; in the draft, also the live one. */
  public static UnsavedEdit deleteSetting(String layer, String name) {
    return ofSetting(
        layer,
        place -> {
          if (place.isDraft()) {
            return new AccountDraft(place.live(), place.data()).without(name);
          }
          if (place.data().setting(name).isEmpty()
              && !place.data().unreadable().containsKey(name)) {
            throw EditRefusedException.notFound("account setting");
          }
          return place.data().without(name);
        });
  }
}
