package org.callboard.phone;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.callboard.platform.Bulkhead;
import org.callboard.platform.Setting;
import org.callboard.platform.Settings;

/**
 * Keeps tokens that memory does not know, after a restart or made up, from taking all connections
 * to the database; apart from the logins, so that a storm of those does not keep phones waiting.
 */
@ApplicationScoped
public class TokenBulkhead extends Bulkhead {

  /** Few of the 32 connections that the servers have as they come. */
  static final int CONCURRENCY = 4;

  /** Few of their 200 threads. */
  static final int QUEUE = 64;

  /** For the container's proxy only. */
  protected TokenBulkhead() {}

  @Inject
  public TokenBulkhead(Settings settings) {
    super(CONCURRENCY, QUEUE, settings.get(Setting.LOGIN_WAIT));
  }
}
