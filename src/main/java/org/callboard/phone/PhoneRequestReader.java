package org.callboard.phone;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.callboard.platform.Text;
import org.callboard.security.BasicHeader;
import org.callboard.security.Refusal;
import org.callboard.security.RefusedException;
import org.callboard.security.StrangersBodies;

/**
 * Reads what a phone's request says: query, form or JSON body, HTTP Basic. Never by {@code
 * getParameter}: the servers decode too leniently and have limits of their own.
 */
@ApplicationScoped
class PhoneRequestReader {

  /** Longest body in bytes: room for every parameter at its limit, percent-encoded. */
  static final int MAX_BODY = 32 * 1024;

  /** Characters of the header User-Agent that are kept. */
  private static final int MAX_AGENT = 250;

  private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");
  private static final String ALLOW = "GET, HEAD, POST";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String JSON = "application/json";

  private final StrangersBodies bodies;

  /** For the container's proxy only. */
  protected PhoneRequestReader() {
    this(null);
  }

  @Inject
  PhoneRequestReader(StrangersBodies bodies) {
    this.bodies = bodies;
  }

  /**
   * What the request says.
   *
   * @param address where it comes from
   * @throws RefusedException if it cannot be understood
   * @throws org.callboard.platform.BusyException if too many bodies are under way
   */
  PhoneRequest read(HttpServletRequest request, String address) {
    if (!METHODS.contains(request.getMethod())) {
      throw new RefusedException(Refusal.methodNotAllowed(ALLOW));
    }
    PhoneParameters parameters = new PhoneParameters();
    if (request.getQueryString() != null) {
      FormDecoder.decode(request.getQueryString(), PhoneParameters::useOf, parameters::add);
    }
    if (request.getMethod().equals("POST")) {
      readBody(request, address, parameters);
    }
    return new PhoneRequest(
        parameters.credential(() -> BasicHeader.read(request.getHeader("Authorization"))),
        address,
        request.getMethod(),
        parameters.installation(),
        parameters.isByServer(),
        agent(request.getHeader("User-Agent")));
  }

  /** A header is not worth a refusal: what cannot be stored or shown of it is left out. */
  private static String agent(String header) {
    StringBuilder agent = new StringBuilder();
    if (header != null) {
      header
          .codePoints()
          .filter(PhoneRequestReader::isPlain)
          .limit(MAX_AGENT)
          .forEach(agent::appendCodePoint);
    }
    return agent.toString().strip();
  }

  /** Outside the basic plane a character is two, for some databases. */
  private static boolean isPlain(int c) {
    return Character.isBmpCodePoint(c)
        && !Character.isISOControl(c)
        && Text.isLegalXml(Character.toString(c));
  }

  private void readBody(HttpServletRequest request, String address, PhoneParameters parameters) {
    long length = request.getContentLengthLong();
    if (length > MAX_BODY) {
      throw new RefusedException(PhoneRefusals.bodyTooLarge(MAX_BODY));
    }
    String type = mediaType(request.getContentType());
    boolean known = type.equals(FORM) || type.equals(JSON);
    if (!known && length > 0) {
      throw new RefusedException(PhoneRefusals.unsupportedMediaType());
    }
    byte[] body = bytes(request, address, known ? MAX_BODY : 0);
    if (!known && body.length > 0) {
      throw new RefusedException(PhoneRefusals.unsupportedMediaType());
    }
    if (body.length > MAX_BODY) {
      throw new RefusedException(PhoneRefusals.bodyTooLarge(MAX_BODY));
    }
    if (type.equals(FORM)) {
      FormDecoder.decode(body, PhoneParameters::useOf, parameters::add);
    } else if (type.equals(JSON)) {
      JsonParameters.read(body, parameters);
    }
  }

  private byte[] bytes(HttpServletRequest request, String address, int max) {
    try {
      return bodies.read(request, address, max);
    } catch (IOException e) { // the phone's network, not our trouble
      throw new RefusedException(
          PhoneRefusals.badRequest("The body of the request is not complete."));
    }
  }

  /** The type without its parameters: all that we accept is UTF-8, whatever it calls itself. */
  private static String mediaType(String contentType) {
    return contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }
}
