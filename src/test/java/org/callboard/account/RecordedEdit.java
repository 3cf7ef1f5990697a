package org.callboard.account;

/** An edit of account settings as the record keeps it, and takes it back. */
public record RecordedEdit(AccountData before, AccountData after) {

  /** What is there, without the edit. */
  public AccountData undone(AccountData now) {
    AccountDifference difference = AccountDifference.of(before, after);
    return AccountUndoJson.undone(now, difference.beforeJson(), difference.afterJson());
  }
}
