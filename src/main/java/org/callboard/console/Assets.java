package org.callboard.console;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.callboard.platform.Sha256;

/**
 * What a browser fetches beside a page. Their addresses have their hash, so that browsers keep them
 * for ever, and a new version is another address on every node.
 */
@ApplicationScoped
public class Assets {

  private static final String SCRIPT = "text/javascript;charset=UTF-8";

  /** Where each of them is on the class path. */
  private static final Map<String, String> FILES =
      Map.of(
          "console.css", "/org/callboard/console/console.css",
          "console.js", "/org/callboard/console/console.js",
          "icon.svg", "/org/callboard/console/icon.svg",
          "htmx.js", "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js",
          "sortable.js", "/META-INF/resources/webjars/sortablejs/1.15.6/Sortable.min.js");

  private static final int HASH = 16;

  private final Map<String, Asset> all =
      FILES.entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getKey, entry -> read(entry.getKey())));

  record Asset(String hash, String type, byte[] bytes) {}

  private static Asset read(String name) {
    try (InputStream in = Assets.class.getResourceAsStream(FILES.get(name))) {
      if (in == null) {
        throw new IllegalStateException("The WAR lacks " + FILES.get(name));
      }
      byte[] bytes = in.readAllBytes();
      return new Asset(hash(bytes), type(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(byte[] bytes) {
    return HexFormat.of().formatHex(Sha256.of(bytes)).substring(0, HASH);
  }

  private static String type(String name) {
    if (name.endsWith(".css")) {
      return "text/css;charset=UTF-8";
    }
    return name.endsWith(".svg") ? "image/svg+xml" : SCRIPT;
  }

  /** The address of one, below that of the console. */
  public String address(String name) {
    return "/assets/" + all.get(name).hash() + "/" + name;
  }

  /** One by its address; empty if there is none, or no longer. */
  Optional<Asset> find(String hash, String name) {
    return Optional.ofNullable(all.get(name)).filter(asset -> asset.hash().equals(hash));
  }
}
