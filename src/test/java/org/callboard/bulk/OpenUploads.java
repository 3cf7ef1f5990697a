package org.callboard.bulk;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How many uploads a process holds open. They have no names, so Linux is asked. */
public final class OpenUploads {

  private OpenUploads() {}

  /** Skips the test where there is no Linux to ask. */
  public static long of(ProcessHandle process) {
    Path descriptors = Path.of("/proc", String.valueOf(process.pid()), "fd");
    assumeTrue(Files.isDirectory(descriptors));
    try (Stream<Path> all = Files.list(descriptors)) {
      return all.filter(OpenUploads::isUpload).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isUpload(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().contains(".import");
    } catch (IOException e) {
      return false; // closed meanwhile
    }
  }
}
