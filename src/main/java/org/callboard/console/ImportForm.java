package org.callboard.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.callboard.administration.ImportChoice;
import org.callboard.administration.ImportKind;
import org.callboard.administration.KeptImport;
import org.callboard.bulk.OnConflict;

/** What forms of imports offer, and what they say. */
final class ImportForm {

  /** What programs write that do not write UTF-8. */
  static final List<String> CHARSETS =
      List.of("windows-1252", "windows-1250", "windows-1251", "UTF-16LE", "x-MacRoman");

  private static final List<String> OF_ALL = List.of("update", "skip", "fail");
  private static final List<String> OF_LISTS = List.of("update", "skip", "replace", "fail");

  private static final List<String> OF_QUICK_DIAL =
      List.of("id", "displayName", "uri", "portraitUrl", "priority");

  private static final List<String> OF_PEOPLE =
      List.of("username", "password", "displayName", "enabled", "groups");

  private static final List<String> OF_ACCOUNTS = List.of("sip_username", "sip_password");

  private ImportForm() {}

  /** What can be done with what is there already, the usual first. */
  static List<String> conflicts(ImportKind kind) {
    return kind == ImportKind.QUICK_DIAL ? OF_LISTS : OF_ALL;
  }

  static OnConflict conflict(ImportKind kind, String text) {
    String usual = conflicts(kind).get(0);
    return OnConflict.ofList(conflicts(kind).contains(text) ? text : usual);
  }

  /** What a column may mean. */
  static List<String> meanings(ImportKind kind, boolean withAccounts) {
    if (kind == ImportKind.QUICK_DIAL) {
      return OF_QUICK_DIAL;
    }
    List<String> meanings = new ArrayList<>(OF_PEOPLE);
    if (withAccounts) {
      meanings.addAll(OF_ACCOUNTS);
    }
    return meanings;
  }

  /** What somebody has chosen of a file; what the form does not have stays. */
  static ImportChoice choice(KeptImport there, Form form) {
    ImportChoice before = there.wish().choice();
    int columns = there.wish().shape().header().size();
    List<String> meanings = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      meanings.add(form.text("column" + i));
    }
    return new ImportChoice(
        conflict(there.wish().kind(), form.text("onConflict")),
        form.has("charset") ? form.filled("charset") : before.charset(),
        form.has("column0") ? meanings : before.meanings(),
        form.has("column0") ? form.has("skipsUnknown") : before.skipsUnknown());
  }

  /** The word for what is done with what is there already. */
  static String word(OnConflict onConflict) {
    return onConflict.name().toLowerCase(Locale.ROOT);
  }
}
