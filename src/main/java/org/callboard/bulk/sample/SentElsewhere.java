package org.callboard.bulk.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.callboard.job.ReportLine;
import org.callboard.job.ReportLine.Outcome;
import org.callboard.mergeable.KeyNode;
import org.callboard.platform.Setting;
import org.callboard.platform.Settings;

/**
 * Finds nodes of a template by which phones would call other servers with what only this one knows.
 * At the sample server {@code cloud_password} is the password; here it is the token of the device.
 */
final class SentElsewhere {

  private static final String TOKEN = "%account[cloud_password]%";
  private static final String ROOT = "/provisioning/";

  /** A web service's prefix, and which part of its definition a node is. */
  private static final Pattern PART =
      Pattern.compile(
          "(.+?)(url|postdata|customheaders|authusername|authpassword)", Pattern.CASE_INSENSITIVE);

  private static final Pattern ADDRESS = Pattern.compile("(?i)https?://[^/?#]*([^?#]*).*");

  /** Web services of this server, whose addresses it sends itself or the portal has. */
  private static final Set<String> OWN =
      Set.of("extprov", "globalextprov", "initialprovisioning", "initialglobalprovisioning");

  private final Optional<String> root;
  private final Set<String> paths;

  SentElsewhere(Settings settings) {
    root =
        settings.get(Setting.PUBLIC_URL).map(url -> url.toString().replaceFirst("/$", "") + ROOT);
    paths =
        Set.of(
            ROOT + "global",
            ROOT + "account",
            ROOT + settings.get(Setting.ACCOUNT_ALIAS).orElse("account/"));
  }

  /** What to know of these nodes. */
  List<ReportLine> notes(List<KeyNode> nodes, boolean deviceTokens) {
    List<ReportLine> notes = new ArrayList<>();
    for (KeyNode node : nodes) {
      String prefix = prefix(node.name());
      Optional<String> address = address(nodes, prefix);
      boolean elsewhere = address.map(url -> !isOurs(url)).orElse(!OWN.contains(prefix));
      if (elsewhere && deviceTokens && text(node).contains(TOKEN)) {
        notes.add(
            note(
                node,
                "Phones would send %account[cloud_password]% to another server. With Callboard this"
                    + " is a token, which only Callboard knows. Set the organization's"
                    + " deviceTokens to false before phones sign in, or take the node out of the"
                    + " template."));
      }
      if (elsewhere && node.name().equalsIgnoreCase("extProvUrl")) {
        notes.add(
            note(
                node,
                "Phones would refresh their accounts at this address, and not at Callboard. Take"
                    + " the node out of the template."));
      }
    }
    return notes;
  }

  private static ReportLine note(KeyNode node, String message) {
    return new ReportLine(
        0, Outcome.NOTE, Optional.of(VendorTemplate.nodeName(node.name())), Optional.of(message));
  }

  private static String prefix(String name) {
    Matcher part = PART.matcher(name);
    return part.matches() ? part.group(1).toLowerCase(Locale.ROOT) : "";
  }

  private static Optional<String> address(List<KeyNode> nodes, String prefix) {
    return nodes.stream()
        .filter(node -> node.name().equalsIgnoreCase(prefix + "url"))
        .map(SentElsewhere::text)
        .filter(text -> !text.isBlank())
        .findFirst();
  }

  private boolean isOurs(String address) {
    Matcher url = ADDRESS.matcher(address.strip());
    return root.map(start -> address.strip().startsWith(start.toLowerCase(Locale.ROOT)))
        .orElse(url.matches() && paths.contains(url.group(1)));
  }

  /** All that is text in it, in small letters. */
  private static String text(KeyNode node) {
    StringBuilder all = new StringBuilder();
    node.value()
        .map(
            text -> {
              all.append(text).append(' ');
              return text;
            });
    return all.toString().strip().toLowerCase(Locale.ROOT);
  }
}
