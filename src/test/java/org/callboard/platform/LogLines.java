package org.callboard.platform;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What one class has logged since the test began, whatever its level, as people read it. */
public class LogLines extends Handler implements BeforeEachCallback, AfterEachCallback {

  private record Line(Level level, String text) {}

  private final Logger log;
  private final List<Line> lines = new CopyOnWriteArrayList<>();

  public LogLines(Class<?> of) {
    log = Logger.getLogger(of.getName());
  }

  /** What a log has where nobody has asked for more. */
  public final List<String> all() {
    return lines.stream()
        .filter(line -> line.level().intValue() >= Level.INFO.intValue())
        .map(Line::text)
        .toList();
  }

  public final List<String> at(Level level) {
    return lines.stream().filter(line -> line.level().equals(level)).map(Line::text).toList();
  }

  @Override
  public final void beforeEach(ExtensionContext context) {
    log.setLevel(Level.ALL);
    log.addHandler(this);
  }

  @Override
  public final void afterEach(ExtensionContext context) {
    log.removeHandler(this);
    log.setLevel(null);
  }

  @Override
  public final void publish(LogRecord line) {
    lines.add(new Line(line.getLevel(), new SimpleFormatter().formatMessage(line)));
  }

  @Override
  public final void flush() {}

  @Override
  public final void close() {}
}
