package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.callboard.console.ConsoleApplication;
import org.callboard.it.support.DeployedCallboard;
import org.junit.jupiter.api.Test;

/**
 * REST and the console give the same answer for the same act: each act is done both ways, in two
 * organizations that are alike; then their record and their phones are compared.
 */
class ConsoleParityIT extends DeployedCallboard {

  /** Forms that write nothing, and those that REST has no request for. */
  private static final List<String> NO_ACTS =
      List.of(
          "sign-in", // REST has no sessions
          "sign-out",
          ".*/phone", // a preview; UnsavedPreviewIT and ConsoleQuickDialIT compare it
          ".*dial-actions/check",
          "o/[^/]+/import/[^/]+/(?:check|drop)", // of a file that waits; REST has none
          "o/[^/]+/jobs/[^/]+/cancel"); // JobPages and REST call one act: ConsoleImportIT

  @Test
  void theSameActsGiveTheSameRecordAndTheSamePhones() {
    try (ParityPair pair = new ParityPair()) {
      ParityActs.ofPeople(pair);
      ParityActs.ofGroups(pair);
      ParityEntries.ofQuickDial(pair);
      ParityEntries.ofDialActions(pair);
      ParityEntries.ofSettings(pair);
      ParityEntries.ofDrafts(pair);
      ParityOrganization.acts(pair);
      ParityOrganization.administrators(pair);
      ParityOrganization.own(pair);
      ParityOrganization.anOrganizationFromItsBeginningToItsEnd(pair);
      pair.assertAlike();
      assertThat(offered()).hasSizeGreaterThan(50);
      assertThat(offered().stream().filter(form -> !isTried(form, pair.desk.sent())).toList())
          .as("forms that no act of this test sends")
          .isEmpty();
    }
  }

  @Test
  void theSameRefusalsSayTheSame() {
    try (ParityPair pair = new ParityPair()) {
      ParityRefusals.all(pair);
      pair.assertAlike();
    }
  }

  private static boolean isTried(String form, Set<String> sent) {
    String pattern =
        form.replaceFirst("^o/\\{cloudId}/", "")
            .replaceAll("\\{\\w+:((?:[^{}]|\\{[^}]*})*)}", "$1")
            .replaceAll("\\{[^}]*}", "[^/]+");
    String path = form.replaceAll("\\{[^}]*}", "x");
    return NO_ACTS.stream().anyMatch(path::matches)
        || sent.stream().anyMatch(address -> address.matches(pattern));
  }

  /** The addresses of all forms, as the console's classes have them. */
  private static Set<String> offered() {
    Set<String> all = new TreeSet<>();
    for (Class<?> pages : new ConsoleApplication().getClasses()) {
      Path root = pages.getAnnotation(Path.class);
      for (Method method : pages.getMethods()) {
        if (root != null && method.isAnnotationPresent(POST.class)) {
          List<String> parts = new ArrayList<>(List.of(root.value()));
          if (method.isAnnotationPresent(Path.class)) {
            parts.add(method.getAnnotation(Path.class).value());
          }
          parts.removeIf(String::isEmpty);
          all.add(String.join("/", parts));
        }
      }
    }
    return all;
  }
}
