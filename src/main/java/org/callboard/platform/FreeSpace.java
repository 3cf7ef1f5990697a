package org.callboard.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.File;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToLongFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Watches how much room there is where this server writes: for uploads, and for a database in a
 * file. Of a database elsewhere only its owner knows.
 */
@ApplicationScoped
public class FreeSpace {

  private static final Logger LOG = Log.of(FreeSpace.class);
  private static final String FILE = "jdbc:h2:";
  private static final long MEBIBYTE = 1024L * 1024L;

  @Resource(lookup = "java:comp/DefaultDataSource")
  private DataSource dataSource;

  private final long minBytes;
  private final ToLongFunction<File> usable;
  private final ToLongFunction<File> total;
  private final File uploads = new File(System.getProperty("java.io.tmpdir"));
  private final AtomicBoolean told = new AtomicBoolean();
  private volatile Optional<File> database = Optional.empty();
  private volatile boolean databaseIsKnown;

  /** For the container's proxy only. */
  protected FreeSpace() {
    minBytes = 0;
    usable = null;
    total = null;
  }

  @Inject
  public FreeSpace(Settings settings) {
    this(settings, File::getUsableSpace, File::getTotalSpace);
  }

  FreeSpace(Settings settings, ToLongFunction<File> usable, ToLongFunction<File> total) {
    this.minBytes = settings.get(Bounds.FREE_SPACE);
    this.usable = usable;
    this.total = total;
  }

  /** Looks, and warns when there is little; once, until there is enough again. */
  public void look() {
    findDatabase();
    Optional<File> full = full();
    if (full.isEmpty()) {
      told.set(false);
    } else if (told.compareAndSet(false, true)) {
      LOG.log(
          Level.WARNING,
          "Only {0} MiB are left for {1}: imports are refused until there are {2} ({3})",
          new Object[] {
            usable.applyAsLong(full.get()) / MEBIBYTE,
            full.get(),
            least(full.get()) / MEBIBYTE,
            Bounds.FREE_SPACE
          });
    }
  }

  /**
   * Call it before something is taken in that needs much room.
   *
   * @throws FullDiskException if there is little
   */
  public void check() {
    if (full().isPresent()) {
      throw new FullDiskException();
    }
  }

  private Optional<File> full() {
    List<File> places = new ArrayList<>(List.of(uploads));
    database.ifPresent(places::add);
    return places.stream().filter(place -> usable.applyAsLong(place) < least(place)).findFirst();
  }

  /** Of a small disk, as one in memory, a tenth is enough. */
  private long least(File place) {
    return Math.min(minBytes, total.applyAsLong(place) / 10);
  }

  private void findDatabase() {
    if (databaseIsKnown || dataSource == null) {
      return;
    }
    try (Connection connection = dataSource.getConnection()) {
      database = directory(connection.getMetaData().getURL());
      databaseIsKnown = true;
    } catch (SQLException e) {
      LOG.log(Level.FINE, "The database cannot be reached", e);
    }
  }

  /** Where a database is that is a file of this machine. */
  static Optional<File> directory(String url) {
    if (!url.startsWith(FILE)) {
      return Optional.empty();
    }
    String path = url.substring(FILE.length()).replaceFirst(";.*", "").replaceFirst("^file:", "");
    if (path.matches("(mem|tcp|ssl|zip|nio|split|nioMapped|async|memFS|memLZF|classpath):.*")) {
      return Optional.empty();
    }
    Path file =
        Path.of(path.replaceFirst("^~(?=/)", System.getProperty("user.home").replace("\\", "/")));
    return Optional.ofNullable(file.toAbsolutePath().getParent()).map(Path::toFile);
  }
}
