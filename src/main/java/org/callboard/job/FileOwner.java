package org.callboard.job;

import java.nio.charset.StandardCharsets;
import org.callboard.platform.AesGcm;
import org.callboard.platform.Sha256;

/**
 * Whose a kept file is: that of one browser's session in one organization. The session's secret,
 * which no server keeps, makes the key of the file; so nobody else can read it, not even with the
 * database and all keys of the servers.
 *
 * @param administratorId whose session it is
 * @param session the hash by which the session is stored
 * @param secret of the session, 256 random bits
 */
public record FileOwner(long administratorId, String session, String secret, long organizationId) {

  /** The key of one file. The hash of the session is made otherwise, and tells nothing of it. */
  AesGcm key(String fileId) {
    String text = "callboard kept file " + fileId + " " + secret;
    return new AesGcm(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public String toString() {
    return "FileOwner[" + organizationId + "]";
  }
}
