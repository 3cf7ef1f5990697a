package org.callboard.administration;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.callboard.organization.CloudId;

/** A QR code of an ASCII text, as pictures. */
public final class QrPicture {

  /** Pixels of the PNG for each module, so that it is sharp on paper. */
  private static final int SCALE = 8;

  private static final int QUIET_ZONE = 4; // ISO/IEC 18004, 5.3.8
  private static final int WHITE = 0xFFFFFF;

  private final BitMatrix modules;

  private QrPicture(BitMatrix modules) {
    this.modules = modules;
  }

  /**
   * A code that is read even when a seventh of it is hidden; of the longest names, a fourteenth.
   */
  static QrPicture of(String text) {
    try {
      return of(text, ErrorCorrectionLevel.M);
    } catch (WriterException tooLong) {
      return ofLong(text);
    }
  }

  /** The code by which the app of anybody becomes the editable version, which gets the draft. */
  public static QrPicture ofEditable(CloudId cloudId) {
    return of(CscText.editable(cloudId));
  }

  private static QrPicture ofLong(String text) {
    try {
      return of(text, ErrorCorrectionLevel.L);
    } catch (WriterException e) {
      throw new IllegalStateException("The text is too long for a QR code", e);
    }
  }

  private static QrPicture of(String text, ErrorCorrectionLevel level) throws WriterException {
    Map<EncodeHintType, Object> hints =
        Map.of(EncodeHintType.ERROR_CORRECTION, level, EncodeHintType.MARGIN, QUIET_ZONE);
    return new QrPicture(new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, hints));
  }

  public byte[] png() {
    int size = modules.getWidth() * SCALE;
    BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        image.setRGB(x, y, modules.get(x / SCALE, y / SCALE) ? 0 : WHITE);
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    // Not the stream itself: ImageIO would write the secret into a temporary file first.
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** An element that can stand by itself and in a page. */
  public String svg() {
    return svg("QR code");
  }

  /**
   * The same.
   *
   * @param title plain text for who cannot see it
   */
  String svg(String title) {
    int size = modules.getWidth();
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        if (modules.get(x, y)) {
          path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
        }
      }
    }
    return """
        <svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 %1$d %1$d" \
        shape-rendering="crispEdges"><title>%3$s</title>\
        <path fill="#fff" d="M0 0h%1$dv%1$dH0z"/><path d="%2$s"/></svg>"""
        .formatted(size, path, title);
  }
}
