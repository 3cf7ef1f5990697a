package org.callboard.bulk;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file of this process alone, for what is too much for memory. It holds passwords: only the
 * server's own user may read it, and it is gone when it is closed, on Unix when the process is
 * killed, too, because its name is taken away as soon as it is open.
 */
public final class Upload implements Closeable {

  private final FileChannel channel;
  private long lines;
  private long size;

  Upload() {
    try {
      Path path = Files.createTempFile("callboard", ".import");
      channel =
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Takes in what somebody sends.
   *
   * @throws FileTooLargeException as soon as there are more bytes than that
   */
  public static Upload of(InputStream body, long maxBytes) throws IOException {
    Upload file = new Upload();
    try (OutputStream out = file.write()) {
      byte[] buffer = new byte[65_536];
      for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
        file.size += count;
        if (file.size > maxBytes) {
          throw new FileTooLargeException(maxBytes);
        }
        for (int i = 0; i < count; i++) {
          file.lines += buffer[i] == '\n' ? 1 : 0;
        }
        out.write(buffer, 0, count);
      }
      return file;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** About how many lines it has. */
  public long lines() {
    return lines;
  }

  /** How many bytes were taken in. */
  public long size() {
    return size;
  }

  /** Writes at the end. Closing the stream does not close the file. */
  OutputStream write() {
    return new BufferedOutputStream(
        new java.io.FilterOutputStream(Channels.newOutputStream(channel)) {
          @Override
          public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
          }

          @Override
          public void close() throws IOException {
            flush();
          }
        },
        65_536);
  }

  /** Reads from the beginning. Closing the stream does not close the file. */
  public InputStream read() {
    try {
      channel.position(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new BufferedInputStream(
        new java.io.FilterInputStream(Channels.newInputStream(channel)) {
          @Override
          public void close() {
            // The file is still needed.
          }
        },
        65_536);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
