package org.callboard.console;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.callboard.administration.Phrase;

/**
 * What stands around every page.
 *
 * @param root the address of the console, without a slash at the end
 * @param path the address of this page, with its query
 * @param reader who reads it; empty before the sign-in
 * @param organization whose page it is; empty if it is no organization's
 * @param theme {@code light}, {@code dark}, or {@code auto} for that of the system
 * @param singleKeys whether a key alone does something outside of fields
 * @param notice the key of a text about what has just been done; empty if nothing was
 * @param undo how that can be taken back; empty if it cannot
 * @param assets the addresses of what belongs to all pages
 */
public record Frame(
    Texts texts,
    String root,
    String path,
    Optional<Reader> reader,
    Optional<OrganizationHead> organization,
    String theme,
    boolean singleKeys,
    Optional<String> notice,
    Optional<Undo> undo,
    Assets assets) {

  private static final Pattern NUMBERED = Pattern.compile("(.+)\\[([0-9]{1,6})\\]");

  private static final Set<String> NOTHING_DONE =
      Set.of(
          "done.groupsChanged",
          "done.idNotConfirmed",
          "done.importBusy",
          "done.listChanged",
          "done.nameNotConfirmed",
          "done.nobodyChosen",
          "done.notConfirmed");

  /**
   * That what has just been done can be taken back.
   *
   * @param entry the last entry of the record about it
   * @param seconds how long this is offered
   * @param to the address of the page, without what was done
   */
  public record Undo(long entry, long seconds, String to) {}

  /**
   * Who reads a page.
   *
   * @param rights of {@link org.callboard.platform.Roles}
   * @param ofAll whether all organizations are their business
   */
  public record Reader(String username, Set<String> rights, boolean ofAll) {

    public Reader {
      rights = Set.copyOf(rights);
    }
  }

  /**
   * The organization of a page.
   *
   * @param accent the six hexadecimal digits of its colour, if it has one
   * @param zone in which its times are told
   */
  public record OrganizationHead(
      String cloudId, String name, boolean enabled, Optional<String> accent, ZoneId zone) {}

  /** Whether what the notice says is that nothing was done. */
  public boolean isNothingDone() {
    return notice.filter(NOTHING_DONE::contains).isPresent();
  }

  /** A text. */
  public String t(String key, Object... arguments) {
    return texts.get(key, arguments);
  }

  /** A text with a number. */
  public String n(String key, long number) {
    return texts.count(key, number);
  }

  /** A number. */
  public String number(long number) {
    return texts.number(number);
  }

  /**
   * What a field is called on a page: {@code items[3].uri} is the number of the fourth entry. What
   * pages have no word for is called as the core calls it.
   */
  public String field(String name) {
    return Arrays.stream(name.split("\\."))
        .map(this::partOfField)
        .collect(Collectors.joining(", "));
  }

  private String partOfField(String part) {
    Matcher numbered = NUMBERED.matcher(part);
    if (numbered.matches()) {
      return partOfField(numbered.group(1)) + " " + (Integer.parseInt(numbered.group(2)) + 1);
    }
    return texts.has("field." + part) ? texts.get("field." + part) : part;
  }

  /** What the core says, in the reader's language if that is known. */
  public Said said(String sentence) {
    return texts.said(sentence);
  }

  /** What the record says, likewise. */
  Said saidOf(Phrase phrase) {
    return texts.said(phrase, this::field);
  }

  /** The name of a language in itself. */
  public String nameOf(String tag) {
    return Texts.nameOf(tag);
  }

  /** Whether the reader may do what needs this right. */
  public boolean may(String right) {
    return reader.filter(r -> r.rights().contains(right)).isPresent();
  }

  /** A key that does something by itself; {@code null}, for no attribute, if it does nothing. */
  public String key(String key) {
    return singleKeys ? key : null;
  }

  /** The address of a page of the organization. */
  public String in(String page) {
    return root + "/o/" + Address.encoded(organization.orElseThrow().cloudId()) + "/" + page;
  }

  /** The same page of one thing, by its name. */
  public String in(String page, String name) {
    return in(page) + "/" + Address.encoded(name);
  }

  /** A value in the query of an address. */
  public static String encoded(String value) {
    return Address.encoded(value);
  }

  /** Whether the page is below this one. */
  public boolean isBelow(String address) {
    return path.equals(address) || path.startsWith(address + "/") || path.startsWith(address + "?");
  }
}
