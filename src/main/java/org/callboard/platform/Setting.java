package org.callboard.platform;

/**
 * Everything about Callboard that the owner of a server may set, by MicroProfile Config: a system
 * property or an environment variable (dots and hyphens become underscores, letters capital).
 * {@code docs/settings.md} is the same table for people; a test compares them.
 */
public enum Setting {
  EXAMPLE("callboard.example", "false", "Loads the example organization if it is not there."),
  PUBLIC_URL(
      "callboard.public-url",
      "auto",
      "Where phones find this server, for example 'https://provisioning.example.com'; 'auto' is"
          + " where the administrator found it."),
  STALE_LIMIT(
      "callboard.stale-limit",
      "PT24H",
      "How long phones are recognized from memory while the database cannot be reached."),
  UNVERIFIED_LOGIN(
      "callboard.unverified-login",
      "empty",
      "What a login gets that cannot be checked: 'empty' (200 and no data) or 'refuse' (503)."),
  PASSWORD_ITERATIONS(
      "callboard.password.iterations",
      "210000",
      "Cost of a new password hash, PBKDF2 with HMAC-SHA-512."),
  LOGIN_CONCURRENCY(
      "callboard.login.concurrency",
      "0",
      "How many passwords are hashed at the same time; 0 means all processors but one."),
  LOGIN_QUEUE(
      "callboard.login.queue", "32", "How many logins may wait for their turn; more get 503."),
  LOGIN_WAIT("callboard.login.wait", "PT10S", "How long a login may wait for its turn."),
  MAX_CREDENTIALS(
      "callboard.cache.credentials",
      "150000",
      "How many checked credentials are held in memory, about 500 bytes each."),
  MAX_SUBSCRIBERS_MB(
      "callboard.cache.subscribers-mb", "64", "Memory for subscribers, in mebibytes."),
  MAX_DIAL_DATA_MB("callboard.cache.dial-data-mb", "64", "Memory for dial data, in mebibytes."),
  MAX_ACCOUNTS_MB(
      "callboard.cache.accounts-mb", "64", "Memory for account settings, in mebibytes."),
  MAX_ANSWERS_MB(
      "callboard.cache.answers-mb", "32", "Memory for answers as they are sent, in mebibytes."),
  MAX_DEVICES_IN_MEMORY(
      "callboard.cache.devices",
      "200000",
      "How many devices are held in memory, about 500 bytes each."),
  DEVICES_MAX("callboard.devices.max", "10", "How many phones a subscriber may be signed in with."),
  DEVICES_WHEN_FULL(
      "callboard.devices.when-full",
      "replace",
      "What one phone more does: 'replace' signs out the one that was not used for longest, 'refuse' is refused."),
  FULL_COMPARISON(
      "callboard.full-comparison",
      "PT10M",
      "How often everything in memory is compared with the database."),
  CHANGE_RETENTION(
      "callboard.change-retention", "P7D", "How long rows of the change feed are kept."),
  IMPORT_MAX_ROWS("callboard.import.max-rows", "200000", "How many rows an import may have."),
  IMPORT_MAX_MB("callboard.import.max-mb", "64", "How large an import may be, in mebibytes."),
  AUDIT_RETENTION(
      "callboard.audit-retention", "P730D", "How long the record of who changed what is kept."),
  ADMIN_CONCURRENCY(
      "callboard.admin.concurrency",
      "12",
      "How many requests of administrators may work with the database at the same time; keep it well below the connections of the server's pool, which phones and the clock need too."),
  ADMIN_QUEUE(
      "callboard.admin.queue",
      "64",
      "How many more of them may wait for their turn, for ten seconds at most; the rest gets 503."),
  ADMIN_ADDRESS_FAILURES(
      "callboard.admin.address-failures",
      "20",
      "How many wrong passwords of administrators may come from one address within five minutes."),
  ADMIN_PASSWORD(
      "callboard.admin.password",
      "random",
      "The password of the administrator `admin`, who is made where there is none at all; 'random' is written to the console once."),
  SECRETS_KEYS(
      "callboard.secrets.keys",
      "none",
      "The keys by which secrets are encrypted, as `id:base64,id2:base64`, 32 bytes each: the first encrypts, all decrypt. With 'none' and no file no secret can be stored."),
  SECRETS_KEY_FILE(
      "callboard.secrets.key-file",
      "none",
      "A file with such keys instead, one in a line; lines that begin with # are comments."),
  SECRETS_MAKE_KEY_FILE(
      "callboard.secrets.make-key-file",
      "false",
      "Makes that file with one random key, readable by its owner only, if it is not there.");

  private final String key;
  private final String defaultValue;
  private final String meaning;

  Setting(String key, String defaultValue, String meaning) {
    this.key = key;
    this.defaultValue = defaultValue;
    this.meaning = meaning;
  }

  public String key() {
    return key;
  }

  public String defaultValue() {
    return defaultValue;
  }

  public String meaning() {
    return meaning;
  }
}
