package org.callboard.bulk.file;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.callboard.bulk.PreparedLine;
import org.callboard.job.Progress;
import org.callboard.job.ReportLine;
import org.callboard.job.ReportLine.Outcome;
import org.callboard.subscriber.Username;

/** Tells who will not be able to sign in when an import is done, and why. */
final class SignIns {

  private final Progress progress;
  private long without;

  SignIns(Progress progress) {
    this.progress = progress;
  }

  /**
   * Notes those who have no password by now.
   *
   * @param ids of subscribers that were written
   * @param withoutPassword their ids
   * @param passedOver whether the file has passwords that were not read
   */
  void note(
      Iterable<PreparedLine> written,
      Map<Username, Long> ids,
      Set<Long> withoutPassword,
      boolean passedOver) {
    for (PreparedLine line : written) {
      if (withoutPassword.contains(ids.get(line.entry().username()))) {
        without++;
        progress.report(
            new ReportLine(
                line.line(),
                Outcome.NOTE,
                Optional.of(line.entry().username().text()),
                Optional.of(sentence(line, passedOver))));
      }
    }
  }

  private static String sentence(PreparedLine line, boolean passedOver) {
    String why = "the file has no password for it";
    if (line.entry().passwordHash().isPresent()) {
      why = "it had no password when the file was written";
    } else if (passedOver) {
      why = "passwords in the file are not read without the passphrase";
    }
    return "This subscriber has no password and cannot sign in: "
        + why
        + ". Set a password or make a sign-in code.";
  }

  /** Notes how many they are. */
  void noteAll() {
    if (without > 0) {
      progress.report(
          ReportLine.note(
              0,
              (without == 1 ? "1 subscriber has" : without + " subscribers have")
                  + " no password and cannot sign in."
                  + " Set passwords or make sign-in codes; phones that are signed in here go on."));
    }
  }
}
