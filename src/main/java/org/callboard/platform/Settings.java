package org.callboard.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The settings of this server, read once. A wrong one stops the deployment with a sentence, because
 * a server that runs with another meaning than its owner's is worse than none.
 */
@ApplicationScoped
public class Settings {

  private static final Logger LOG = Log.of(Settings.class);
  private static final String PREFIX = "callboard.";

  /** What server-config uses for the server itself. */
  private static final Pattern SERVERS_OWN =
      Pattern.compile("^callboard\\.(database|http|port|test)\\b");

  private final Map<Setting<?>, Object> values;
  private final SecretKeys secretKeys;

  /** Reads MicroProfile Config, and warns of names that look like ours and are not. */
  public Settings() {
    this(key -> ConfigProvider.getConfig().getOptionalValue(key, String.class).orElse(null));
    Set<String> known = Setting.all().stream().map(Setting::key).collect(Collectors.toSet());
    for (String name : ConfigProvider.getConfig().getPropertyNames()) {
      if (name.startsWith(PREFIX) && !known.contains(name) && !SERVERS_OWN.matcher(name).find()) {
        LOG.log(Level.WARNING, "There is no setting {0}; is it misspelt?", name);
      }
    }
  }

  /**
   * Reads from the given source, which answers null for what is not set.
   *
   * @throws IllegalStateException naming the first wrong setting, its value and what is allowed
   */
  public Settings(UnaryOperator<String> source) {
    values =
        Setting.all().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Function.identity(), setting -> setting.read(source.apply(setting.key()))));
    secretKeys = readKeys();
  }

  /** The value that the owner of this server has chosen, or the default. */
  @SuppressWarnings("unchecked") // each value is what its own setting has read
  public <T> T get(Setting<T> setting) {
    return (T) values.get(setting);
  }

  /** From the setting or the file, whichever of them is set. */
  public SecretKeys secretKeys() {
    return secretKeys;
  }

  private SecretKeys readKeys() {
    Optional<SecretKeys> keys = get(Setting.SECRETS_KEYS);
    Optional<String> file = get(Setting.SECRETS_KEY_FILE);
    if (keys.isPresent() && file.isPresent()) {
      throw new IllegalStateException(
          "Set "
              + Setting.SECRETS_KEYS.key()
              + " or "
              + Setting.SECRETS_KEY_FILE.key()
              + ", not both.");
    }
    return file.map(path -> SecretKeyFile.read(path, get(Setting.SECRETS_MAKE_KEY_FILE)))
        .or(() -> keys)
        .orElse(SecretKeys.NONE);
  }
}
