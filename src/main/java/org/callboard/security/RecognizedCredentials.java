package org.callboard.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.callboard.platform.Setting;
import org.callboard.platform.Settings;

/**
 * Credentials whose password was checked by the slow hash, kept as a keyed fast hash. The key is
 * random and lives only in this process, so the memory tells nothing about a password.
 */
@ApplicationScoped
public class RecognizedCredentials {

  private static final String ALGORITHM = "HmacSHA256";

  /**
   * Whom a credential belongs to.
   *
   * @param id the row of a subscriber or an administrator, as the credential's kind says
   * @param passwordHash the stored hash it was checked against: with another one it is void
   */
  public record Recognition(long id, String passwordHash) {

    @Override
    public String toString() {
      return "Recognition[" + id + "]";
    }
  }

  private SecretKeySpec key;
  private Cache<ByteBuffer, Recognition> recognitions;

  /** For the container's proxy only. */
  protected RecognizedCredentials() {}

  @Inject
  public RecognizedCredentials(Settings settings) {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    key = new SecretKeySpec(random, ALGORITHM);
    recognitions = Caffeine.newBuilder().maximumSize(settings.get(Setting.MAX_CREDENTIALS)).build();
  }

  public Optional<Recognition> find(Recognizable credential) {
    return Optional.ofNullable(recognitions.getIfPresent(fastHash(credential)));
  }

  public void remember(Recognizable credential, Recognition recognition) {
    recognitions.put(fastHash(credential), recognition);
  }

  /** Over all parts with their lengths, so that no two credentials run into one. */
  private ByteBuffer fastHash(Recognizable credential) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      credential.parts().forEach(part -> update(mac, part));
      return ByteBuffer.wrap(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
    }
  }

  private static void update(Mac mac, String part) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    mac.update(bytes);
  }
}
