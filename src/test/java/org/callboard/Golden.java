package org.callboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;
import org.xmlunit.builder.DiffBuilder;
import org.xmlunit.diff.Diff;

/** The golden files: answers as they should be, with line breaks between elements for people. */
public final class Golden {

  private Golden() {}

  /** The content of {@code src/test/resources/golden/name}. */
  public static byte[] file(String name) {
    try (InputStream file = Golden.class.getResourceAsStream("/golden/" + name)) {
      return Objects.requireNonNull(file, "No golden file " + name).readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Compares an answer with a golden file: everything but white space between elements. */
  public static void assertEqual(String name, byte[] answer) {
    Diff diff =
        DiffBuilder.compare(file(name))
            .withTest(answer)
            .ignoreElementContentWhitespace()
            .ignoreComments()
            .build();
    assertThat(diff.hasDifferences())
        .as("%s: %s%nThe answer is: %s", name, diff, new String(answer, StandardCharsets.UTF_8))
        .isFalse();
  }

  /** An answer as a document. */
  public static Document parse(byte[] answer) {
    try {
      return DocumentBuilderFactory.newDefaultNSInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(answer));
    } catch (SAXException | IOException | ParserConfigurationException e) {
      throw new AssertionError("The answer is no XML", e);
    }
  }
}
