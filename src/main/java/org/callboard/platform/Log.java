package org.callboard.platform;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Our lines in the server's log. While a request is under way each begins with its id: no format
 * that all servers share could add it.
 */
public final class Log extends Logger {

  private final Logger servers;

  private Log(Logger servers) {
    super(servers.getName(), null);
    this.servers = servers;
  }

  /** The log of a class, under its name. */
  public static Logger of(Class<?> type) {
    return new Log(Logger.getLogger(type.getName()));
  }

  @Override
  public boolean isLoggable(Level level) {
    return servers.isLoggable(level);
  }

  @Override
  public void log(LogRecord line) {
    line.setSourceClassName(getName()); // or the server takes this class for it
    line.setSourceMethodName(null);
    RequestId.current().ifPresent(id -> line.setMessage("[" + id + "] " + line.getMessage()));
    servers.log(line);
  }
}
