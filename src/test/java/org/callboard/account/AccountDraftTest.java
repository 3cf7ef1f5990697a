package org.callboard.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.callboard.account.AccountSamples.data;
import static org.callboard.account.AccountSamples.secret;
import static org.callboard.account.AccountSamples.text;

import org.callboard.layer.EntryChange;
import org.callboard.platform.EditRefusedException;
import org.junit.jupiter.api.Test;

/** Drafts, and what the record says of edits. */
class AccountDraftTest {

  private static final AccountData LIVE =
      data(text("host", "a"), text("expires", "60"), secret("password", "old secret"));

  @Test
  void theChangesAreWhatPublishingDoesWithoutSecrets() {
    AccountData draft =
        data(text("host", "b"), text("proxy", "p"), secret("password", "new secret"))
            .deleting("expires");
    assertThat(AccountDraft.changes(LIVE, draft))
        .extracting(EntryChange::id, EntryChange::change)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("expires", "removed"),
            org.assertj.core.groups.Tuple.tuple("host", "changed"),
            org.assertj.core.groups.Tuple.tuple("password", "changed"),
            org.assertj.core.groups.Tuple.tuple("proxy", "added"));
    EntryChange<AccountSetting> password = AccountDraft.changes(LIVE, draft).get(2);
    assertThat(AccountSettingJson.before(password).orElseThrow().isNull("value")).isTrue();
    assertThat(AccountSettingJson.after(password).orElseThrow().getString("value"))
        .isEqualTo("(changed)");
  }

  @Test
  void publishingRemembersWhatPhonesMayHold() {
    AccountData live = data(text("host", "a", 50)).published(data(text("host", "b")));
    assertThat(live.setting("host")).contains(text("host", "b"));
    assertThat(live.highest().get("host").value()).isEqualTo(50);
  }

  @Test
  void aSettingThatIsLiveIsTakenAwayAndOneOfTheDraftIsDropped() {
    AccountData draft = data(text("host", "b"), text("proxy", "p"));
    AccountData without = new AccountDraft(LIVE, draft).without("host");
    assertThat(without.setting("host")).isEmpty();
    assertThat(without.deletions()).containsExactly("host");
    AccountData dropped = new AccountDraft(LIVE, draft).without("proxy");
    assertThat(dropped.deletions()).isEmpty();
    assertThat(dropped.setting("proxy")).isEmpty();
    assertThatThrownBy(() -> new AccountDraft(LIVE, without).without("host"))
        .isInstanceOf(EditRefusedException.class);
    assertThatThrownBy(() -> new AccountDraft(LIVE, draft).without("nothing"))
        .isInstanceOf(EditRefusedException.class);
  }

  @Test
  void theRecordNeverHasASecret() {
    AccountData after =
        LIVE.with(secret("password", "new secret")).with(text("host", "b")).without("expires");
    AccountDifference difference = AccountDifference.of(LIVE, after);
    assertThat(difference.beforeJson().toString() + difference.afterJson())
        .contains("(changed)", "\"expires\"")
        .doesNotContain("secret\"}", "old secret", "new secret");
  }

  @Test
  void aSecretThatBecomesNoneIsMaskedOnBothSides() {
    AccountDifference difference =
        AccountDifference.of(data(secret("own", "s3cret")), data(text("own", "other")));
    assertThat(difference.beforeJson().toString() + difference.afterJson())
        .doesNotContain("s3cret", "other");
  }

  @Test
  void whatOnlyTheMemoryKnowsIsNotRecorded() {
    assertThat(
            AccountDifference.of(LIVE, LIVE.remembering(data(text("x", "y")).highest())).isEmpty())
        .isTrue();
    assertThat(AccountDifference.of(AccountData.EMPTY, AccountData.EMPTY.deleting("x")).isEmpty())
        .isFalse();
  }
}
