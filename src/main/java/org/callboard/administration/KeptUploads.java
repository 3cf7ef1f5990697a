package org.callboard.administration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import org.callboard.bulk.ChosenLines;
import org.callboard.bulk.Upload;
import org.callboard.job.FileOwner;
import org.callboard.job.KeptFile;
import org.callboard.job.KeptFiles;

/** Brings uploads into the database and back, a piece at a time. */
@ApplicationScoped
class KeptUploads {

  static final int PIECE = 256 * 1024;

  private final KeptFiles files;

  /** For the container's proxy only. */
  protected KeptUploads() {
    this(null);
  }

  @Inject
  KeptUploads(KeptFiles files) {
    this.files = files;
  }

  /** Keeps an upload, which stays open; returns its id. */
  String keep(FileOwner owner, Upload upload, ImportWish wish) {
    String id = files.begin(owner, upload.lines(), upload.size());
    try (InputStream in = upload.read()) {
      int number = 0;
      for (byte[] piece = in.readNBytes(PIECE); piece.length > 0; piece = in.readNBytes(PIECE)) {
        files.add(owner, id, number++, piece);
      }
      files.complete(owner, id, number, ImportWishJson.text(wish));
      return id;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same bytes again, for whoever closes them. */
  Upload open(FileOwner owner, KeptFile file) {
    try {
      return Upload.of(new Pieces(owner, file), file.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same without these lines, in UTF-8. */
  Upload openWithout(FileOwner owner, KeptFile file, Set<Long> lines, int maxRows) {
    try (Upload upload = open(owner, file)) {
      return chosen(upload, file, maxRows).without(lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes these lines only. */
  void writeOnly(FileOwner owner, KeptFile file, Set<Long> lines, int maxRows, OutputStream out)
      throws IOException {
    try (Upload upload = open(owner, file)) {
      chosen(upload, file, maxRows).writeOnly(lines, out);
    }
  }

  private static ChosenLines chosen(Upload upload, KeptFile file, int maxRows) {
    return new ChosenLines(upload, ImportWishJson.of(file.wish()).encoding(), maxRows);
  }

  /** Reads one piece after the other. */
  private final class Pieces extends InputStream {

    private final FileOwner owner;
    private final KeptFile file;
    private byte[] piece = new byte[0];
    private int next;
    private int at;

    Pieces(FileOwner owner, KeptFile file) {
      this.owner = owner;
      this.file = file;
    }

    private boolean hasMore() {
      while (at == piece.length && next < file.parts()) {
        piece = files.piece(owner, file.id(), next++);
        at = 0;
      }
      return at < piece.length;
    }

    @Override
    public int read() {
      return hasMore() ? piece[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (length == 0 || !hasMore()) {
        return length == 0 ? 0 : -1;
      }
      int count = Math.min(length, piece.length - at);
      System.arraycopy(piece, at, target, offset, count);
      at += count;
      return count;
    }
  }
}
