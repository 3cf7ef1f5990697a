package org.callboard.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.callboard.platform.Setting;
import org.callboard.platform.Settings;

/**
 * Credentials whose password was checked by the slow hash, kept under a keyed fast hash, so that
 * the memory tells nothing about a password.
 */
@ApplicationScoped
public class RecognizedCredentials {

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

  private KeyedHash hash;
  private Cache<ByteBuffer, Recognition> recognitions;

  /** For the container's proxy only. */
  protected RecognizedCredentials() {}

  @Inject
  public RecognizedCredentials(Settings settings) {
    hash = new KeyedHash();
    recognitions = Caffeine.newBuilder().maximumSize(settings.get(Setting.MAX_CREDENTIALS)).build();
  }

  public Optional<Recognition> find(Recognizable credential) {
    return Optional.ofNullable(recognitions.getIfPresent(hash.of(credential.parts())));
  }

  public void remember(Recognizable credential, Recognition recognition) {
    recognitions.put(hash.of(credential.parts()), recognition);
  }
}
