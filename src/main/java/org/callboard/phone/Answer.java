package org.callboard.phone;

import jakarta.ws.rs.core.EntityTag;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.callboard.platform.Sha256;

/**
 * An answer as it is sent.
 *
 * @param tag a weak one: the server may compress the body behind our back, and the tag stays the
 *     same
 * @param whole whether it says all that there is to say
 */
record Answer(byte[] body, EntityTag tag, boolean whole) {

  private static final int TAG_BYTES = 12;

  private static final Pattern NAMED = Pattern.compile("(?:W/)?\"([^\"]*)\"");

  static Answer of(byte[] body) {
    return of(body, true);
  }

  static Answer of(byte[] body, boolean whole) {
    String tag =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(Arrays.copyOf(Sha256.of(body), TAG_BYTES));
    return new Answer(body, new EntityTag(tag, true), whole);
  }

  /**
   * Whether the phone has this answer (RFC 9110, 13.1.2). A header that cannot be read names
   * nothing: it must not keep anybody from signing in.
   *
   * @param ifNoneMatch the values of that header
   */
  boolean isKnown(List<String> ifNoneMatch) {
    return ifNoneMatch.stream()
        .anyMatch(header -> header.strip().equals("*") || names(header, tag.getValue()));
  }

  private static boolean names(String header, String tag) {
    return NAMED.matcher(header).results().anyMatch(named -> named.group(1).equals(tag));
  }
}
