package org.callboard.phone;

import jakarta.ws.rs.core.EntityTag;
import java.util.Arrays;
import java.util.Base64;
import org.callboard.platform.Sha256;

/**
 * An answer as it is sent.
 *
 * @param tag a weak one: the server may compress the body behind our back, and the tag stays the
 *     same
 */
record Answer(byte[] body, EntityTag tag) {

  private static final int TAG_BYTES = 12;

  static Answer of(byte[] body) {
    String tag =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(Arrays.copyOf(Sha256.of(body), TAG_BYTES));
    return new Answer(body, new EntityTag(tag, true));
  }
}
