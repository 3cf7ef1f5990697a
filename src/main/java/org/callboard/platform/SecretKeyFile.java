package org.callboard.platform;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A file with keys, one in a line; lines that begin with {@code #} are comments. */
record SecretKeyFile(Path path) {

  private static final Logger LOG = Log.of(SecretKeyFile.class);
  private static final int ID_LENGTH = 4;

  /**
   * The keys of a file, which is made first if it is not there and {@code makes} says so.
   *
   * @throws IllegalStateException with a sentence that names the setting, but not what was set: it
   *     may be a key, whatever setting it stands in
   */
  static SecretKeys read(String path, boolean makes) {
    String setting = "The setting " + Setting.SECRETS_KEY_FILE.key();
    try {
      SecretKeyFile file = new SecretKeyFile(Path.of(path));
      if (makes) {
        file.makeIfMissing();
      }
      return SecretKeys.of(file.lines())
          .orElseThrow(
              () ->
                  new IllegalStateException(
                      setting + " must name a file with " + SecretKeys.FORM + "."));
    } catch (IOException | InvalidPathException e) {
      throw new IllegalStateException(
          setting + " names a file that cannot be read: " + e.getClass().getSimpleName() + ".");
    }
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(path).stream()
        .filter(line -> !line.isBlank() && !line.stripLeading().startsWith("#"))
        .toList();
  }

  /**
   * Makes it with one random key, for nobody but its owner, if it is not there. Of several nodes
   * that do so at the same time one makes it, and the others find its key.
   */
  private void makeIfMissing() throws IOException {
    if (Files.exists(path)) {
      return;
    }
    Path folder = path.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path draft = Files.createTempFile(folder, path.getFileName().toString(), ".new", ownersOnly());
    try {
      Files.write(draft, newKey());
      publish(draft);
    } catch (FileAlreadyExistsException e) {
      LOG.log(Level.FINE, "Another node was faster to make {0}", path);
    } finally {
      Files.delete(draft);
    }
  }

  /** A link appears whole or not at all, and never replaces what is there; a move would. */
  private void publish(Path draft) throws IOException {
    try {
      Files.createLink(path, draft);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException e) {
      // A file system without links. Who reads half of the file finds no whole key, and stops.
      try (WritableByteChannel channel =
          Files.newByteChannel(
              path,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              ownersOnly())) {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(draft));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      }
    }
  }

  private FileAttribute<?>[] ownersOnly() {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  /** The id is random too, so that a file that was lost is not mistaken for its successor. */
  private static List<String> newKey() {
    SecureRandom random = new SecureRandom();
    byte[] id = new byte[ID_LENGTH];
    byte[] key = new byte[SecretKeys.LENGTH];
    random.nextBytes(id);
    random.nextBytes(key);
    return List.of(
        "# Encrypts the secrets in Callboard's database. Without this file they are lost.",
        HexFormat.of().formatHex(id) + ":" + Base64.getEncoder().encodeToString(key));
  }
}
