package org.callboard.console;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Makes pages of templates. */
@ApplicationScoped
public class Pages {

  static final String TYPE = "text/html;charset=UTF-8";

  private static final String PACKAGE = "org.callboard.console.page";

  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Pages.class.getClassLoader(), PACKAGE);

  /**
   * A page.
   *
   * @param model what the template shows
   */
  Response page(int status, String template, Frame frame, Object model) {
    return Response.status(status).entity(bytes(template, frame, model)).type(TYPE).build();
  }

  /** The bytes of a page. */
  byte[] bytes(String template, Frame frame, Object model) {
    Utf8ByteOutput out = new Utf8ByteOutput();
    engine.render(template + ".jte", Map.of("frame", frame, "model", model), out);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(out.getContentLength());
    try {
      out.writeTo(bytes::write);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
