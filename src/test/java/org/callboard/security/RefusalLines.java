package org.callboard.security;

import java.text.MessageFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What the log has about sign-ins that were refused, since the test began. */
final class RefusalLines extends Handler implements BeforeEachCallback, AfterEachCallback {

  private static final Logger LOG = Logger.getLogger(SignInRefusals.class.getName());

  private final List<String> lines = new CopyOnWriteArrayList<>();

  List<String> all() {
    return lines;
  }

  /** The lines with this reason. */
  List<String> because(String reason) {
    return lines.stream().filter(line -> line.endsWith(": " + reason)).toList();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    LOG.addHandler(this);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    LOG.removeHandler(this);
  }

  @Override
  public void publish(LogRecord line) {
    lines.add(MessageFormat.format(line.getMessage(), line.getParameters()));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
