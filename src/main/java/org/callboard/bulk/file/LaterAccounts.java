package org.callboard.bulk.file;

import java.util.ArrayList;
import java.util.List;
import org.callboard.account.AccountEditor;
import org.callboard.bulk.MalformedFileException;
import org.callboard.job.Progress;
import org.callboard.job.ReportLine;
import org.callboard.layer.LayerAddress;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.InvalidValueException;

/**
 * Account settings of the organization, its draft and its groups. They may refer to attributes of
 * subscribers, who stand behind them in the file, so they wait until all are there.
 */
final class LaterAccounts {

  /** So many characters wait in memory. */
  private static final long MAX_WAITING = 16_000_000;

  /** One layer. */
  private record Waiting(long entry, LayerAddress address, AccountLayer account) {}

  private final List<Waiting> waiting = new ArrayList<>();
  private long length;

  /**
   * @throws MalformedFileException if it is too much
   */
  void add(long entry, LayerAddress address, AccountLayer account) {
    if (account.saysNothing()) {
      return;
    }
    length += account.length();
    if (length > MAX_WAITING) {
      throw new MalformedFileException(
          entry, "The account settings of layers have more than " + MAX_WAITING + " characters.");
    }
    waiting.add(new Waiting(entry, address, account));
  }

  /** Writes them until one is refused, which is reported. */
  void write(OrganizationSnapshot organization, AccountEditor editor, Progress progress) {
    for (Waiting layer : waiting) {
      LayerAddress address =
          new LayerAddress(organization, layer.address().key(), layer.address().path());
      try {
        editor.edit(address, layer.account()::over);
      } catch (InvalidValueException | EditRefusedException e) {
        progress.report(ReportLine.error(layer.entry(), "", e.getMessage()));
        return;
      }
    }
  }
}
