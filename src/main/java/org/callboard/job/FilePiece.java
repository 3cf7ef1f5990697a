package org.callboard.job;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterInputStream;
import java.util.zip.InflaterInputStream;

/** A piece of a kept file as it is stored: lists of people become a quarter of their size. */
final class FilePiece {

  private FilePiece() {}

  static byte[] compressed(byte[] piece) {
    Deflater fast = new Deflater(Deflater.BEST_SPEED);
    try {
      return all(new DeflaterInputStream(new ByteArrayInputStream(piece), fast));
    } finally {
      fast.end();
    }
  }

  static byte[] original(byte[] compressed) {
    return all(new InflaterInputStream(new ByteArrayInputStream(compressed)));
  }

  private static byte[] all(InputStream in) {
    try (in) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
