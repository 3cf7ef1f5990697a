package org.callboard.administration;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/**
 * What a picture says. It is read module by module: the search for a code in a photograph fails at
 * one of some hundred pictures without noise, in which it sees further corners.
 */
public final class QrReading {

  private static final Pattern SIZE = Pattern.compile("viewBox=\"0 0 (\\d+) \\1\"");
  private static final Pattern MODULE = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z");
  private static final Map<DecodeHintType, ?> EXACT = Map.of(DecodeHintType.PURE_BARCODE, true);
  private static final int SCALE = 4;
  private static final int WHITE = 0xFFFFFF;

  private QrReading() {}

  public static String ofPng(byte[] png) {
    try {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
      int width = image.getWidth();
      int height = image.getHeight();
      return read(width, height, image.getRGB(0, 0, width, height, null, 0, width));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Of the one in an SVG file or a page. */
  public static String ofSvg(String svg) {
    Matcher size = SIZE.matcher(svg);
    if (!size.find()) {
      throw new AssertionError("no picture in " + svg);
    }
    int pixels = Integer.parseInt(size.group(1)) * SCALE;
    int[] colors = new int[pixels * pixels];
    Arrays.fill(colors, WHITE);
    Matcher module = MODULE.matcher(svg);
    while (module.find()) {
      int left = Integer.parseInt(module.group(1)) * SCALE;
      int top = Integer.parseInt(module.group(2)) * SCALE;
      for (int y = top; y < top + SCALE; y++) {
        Arrays.fill(colors, y * pixels + left, y * pixels + left + SCALE, 0);
      }
    }
    return read(pixels, pixels, colors);
  }

  private static String read(int width, int height, int[] colors) {
    RGBLuminanceSource source = new RGBLuminanceSource(width, height, colors);
    try {
      return new QRCodeReader()
          .decode(new BinaryBitmap(new HybridBinarizer(source)), EXACT)
          .getText();
    } catch (ReaderException e) {
      throw new AssertionError("no QR code can be read", e);
    }
  }
}
