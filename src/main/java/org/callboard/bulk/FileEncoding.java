package org.callboard.bulk;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.callboard.platform.InvalidValueException;

/**
 * In which encoding a file is: a byte order mark says it, or the caller does; otherwise it is
 * UTF-8.
 *
 * @param why for the report; empty if there is nothing to say
 */
public record FileEncoding(Charset charset, Optional<String> why) {

  static final FileEncoding UTF_8 = new FileEncoding(StandardCharsets.UTF_8, Optional.empty());

  /** In this order: the mark of UTF-32 begins like that of UTF-16. */
  private static final Map<String, byte[]> MARKS = new LinkedHashMap<>();

  static {
    MARKS.put("UTF-8", new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
    MARKS.put("UTF-32LE", new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 0});
    MARKS.put("UTF-32BE", new byte[] {0, 0, (byte) 0xFE, (byte) 0xFF});
    MARKS.put("UTF-16LE", new byte[] {(byte) 0xFF, (byte) 0xFE});
    MARKS.put("UTF-16BE", new byte[] {(byte) 0xFE, (byte) 0xFF});
  }

  /** What programs call Latin 1 is Windows-1252 in truth (WHATWG Encoding, section 4.2). */
  private static final Set<String> WINDOWS_1252 = Set.of("iso-8859-1", "us-ascii", "ansi");

  private static final Pattern KNOWN =
      Pattern.compile(
          "(?i)UTF-(8|16(LE|BE)?|32(LE|BE)?)|windows-125\\d|ISO-8859-\\d+|IBM(437|850|852)"
              + "|x-MacRoman|Shift_JIS|GBK|GB18030|Big5|EUC-(KR|JP)");

  private static final Set<String> UNORDERED = Set.of("UTF-16", "UTF-32");

  private static final int LOOKED_AT = 64;

  /**
   * The encoding of this name, as a caller says it.
   *
   * @throws InvalidValueException if there is none that files may have
   */
  public static FileEncoding named(String name) {
    String known = known(name.strip().toLowerCase(Locale.ROOT));
    if (!KNOWN.matcher(known).matches()) {
      throw new InvalidValueException(
          "charset", "must be the name of an encoding: UTF-8, UTF-16LE, windows-1252 or the like.");
    }
    return new FileEncoding(
        Charset.forName(known),
        Optional.of("The file was read as " + known + ", as the request says."));
  }

  /** The name that the platform has for it; empty if it has none. */
  private static String known(String name) {
    if (WINDOWS_1252.contains(name)) {
      return "windows-1252";
    }
    try {
      String known = Charset.forName(name).name();
      return WINDOWS_1252.contains(known.toLowerCase(Locale.ROOT)) ? "windows-1252" : known;
    } catch (IllegalArgumentException e) { // no such name, or none that a name can be
      return "";
    }
  }

  /**
   * The encoding of a file.
   *
   * @param bytes at their beginning, where they are again afterwards
   * @throws MalformedFileException if it is no text
   */
  static FileEncoding of(BufferedInputStream bytes, Optional<FileEncoding> told)
      throws IOException {
    bytes.mark(LOOKED_AT);
    byte[] first = bytes.readNBytes(LOOKED_AT);
    bytes.reset();
    OtherFiles.refuse(first);
    for (Map.Entry<String, byte[]> mark : MARKS.entrySet()) {
      if (beginsWith(first, mark.getValue())) {
        return marked(mark.getKey(), told);
      }
    }
    if (told.isEmpty() && hasZeros(first)) {
      throw new MalformedFileException(
          1,
          "The file is not UTF-8, but may be "
              + family(first)
              + " without a byte order mark. Save it as UTF-8, or add charset="
              + family(first)
              + byteOrder(first)
              + " to the address.");
    }
    return told.map(encoding -> inOrder(encoding, first)).orElse(UTF_8);
  }

  /** Whoever says UTF-16 or UTF-32 without a mark does not say in which order the bytes are. */
  private static FileEncoding inOrder(FileEncoding told, byte[] first) {
    String name = told.charset().name();
    return UNORDERED.contains(name) && hasZeros(first)
        ? new FileEncoding(
            Charset.forName(name + byteOrder(first)),
            told.why().map(why -> why.replace(name, name + byteOrder(first))))
        : told;
  }

  private static FileEncoding marked(String name, Optional<FileEncoding> told) {
    Charset charset = Charset.forName(name);
    Set<String> sentences = new TreeSet<>();
    if (!charset.equals(StandardCharsets.UTF_8)) {
      sentences.add("The file was read as " + name + ", as its byte order mark says.");
    } else if (told.filter(t -> !t.charset().equals(charset)).isPresent()) {
      sentences.add(
          "The file was read as UTF-8, as its byte order mark says, not as "
              + told.get().charset().name()
              + ".");
    }
    return new FileEncoding(charset, sentences.stream().findFirst());
  }

  static boolean beginsWith(byte[] bytes, byte[] beginning) {
    return bytes.length >= beginning.length
        && Arrays.equals(Arrays.copyOf(bytes, beginning.length), beginning);
  }

  private static boolean hasZeros(byte[] bytes) {
    for (byte b : bytes) {
      if (b == 0) {
        return true;
      }
    }
    return false;
  }

  /** Two zeros in one place of two: a character of four bytes, since no text has a NUL. */
  private static String family(byte[] bytes) {
    boolean hasEmpty = false;
    for (int i = 0; i + 1 < bytes.length; i += 2) {
      hasEmpty |= bytes[i] == 0 && bytes[i + 1] == 0;
    }
    return hasEmpty ? "UTF-32" : "UTF-16";
  }

  /** Of most texts the upper byte is more often zero than the lower one. */
  private static String byteOrder(byte[] bytes) {
    int even = 0;
    int odd = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0 && i % 2 == 0) {
        even++;
      } else if (bytes[i] == 0) {
        odd++;
      }
    }
    return even > odd ? "BE" : "LE";
  }

  /** Whether it is what files should be in. */
  boolean isUtf8() {
    return charset.equals(StandardCharsets.UTF_8);
  }
}
