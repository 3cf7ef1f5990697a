package org.callboard.console;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.callboard.administration.OrganizationActs;
import org.callboard.audit.Stamps;
import org.callboard.organization.ErrorTexts;
import org.callboard.organization.OrganizationJson;
import org.callboard.organization.OrganizationNaming;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Expected;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Roles;

/** The organization's own words for what its phones show when they are refused. */
@Path("o/{cloudId}/organization/error-texts")
@ApplicationScoped
public class ErrorTextPages {

  private static final String FIELD = "errorTexts";

  private final Pages pages;
  private final Frames frames;
  private final OrganizationActs organizations;

  /** For the container's proxy only. */
  public ErrorTextPages() {
    this(null, null, null);
  }

  @Inject
  ErrorTextPages(Pages pages, Frames frames, OrganizationActs organizations) {
    this.pages = pages;
    this.frames = frames;
    this.organizations = organizations;
  }

  /**
   * A text in a language.
   *
   * @param language a tag, or {@code default}; empty in the row for one more
   */
  public record Line(String language, String text) {}

  /**
   * All texts of one kind.
   *
   * @param kind as REST calls it
   */
  public record Kind(String kind, List<Line> lines) {

    public Kind {
      lines = List.copyOf(lines);
    }

    /** How the core calls a text in what is wrong with it. */
    public String field(Line line) {
      return FIELD + "." + kind + "." + line.language();
    }

    /** What phones show in all other languages. */
    public Optional<String> shown() {
      return lines.stream()
          .filter(line -> line.language().equals("default") && !line.text().isBlank())
          .map(Line::text)
          .findFirst();
    }
  }

  /** The page. */
  public record Model(List<Kind> kinds, String version, Optional<Fault> fault) {

    public Model {
      kinds = List.copyOf(kinds);
    }

    /** What is wrong with a text. */
    public Optional<String> wrong(String field) {
      return fault.flatMap(f -> f.of(field));
    }
  }

  @GET
  @RolesAllowed(Roles.SEE_SETTINGS)
  public Response get(@Context HttpServletRequest request, @PathParam("cloudId") String cloudId) {
    return page(request, cloudId, kinds(organizations.get(cloudId)), Optional.empty());
  }

  private static List<Kind> kinds(OrganizationSnapshot there) {
    List<Kind> kinds = new ArrayList<>();
    for (ErrorTexts.Kind kind : ErrorTexts.Kind.values()) {
      SortedMap<String, String> texts = new TreeMap<>(Map.of("default", ""));
      texts.putAll(there.settings().errorTexts().texts().getOrDefault(kind, new TreeMap<>()));
      List<Line> lines = new ArrayList<>();
      texts.forEach((language, text) -> lines.add(new Line(language, text)));
      lines.add(new Line("", ""));
      kinds.add(new Kind(kind.label(), lines));
    }
    return kinds;
  }

  private Overtaken overtaken(HttpServletRequest request, String cloudId, List<Kind> typed) {
    Frame frame = frames.of(request, cloudId);
    OrganizationSnapshot there = organizations.get(cloudId);
    Map<String, String> mine = shown(frame, typed);
    Map<String, String> saved = shown(frame, kinds(there));
    Overtaken both =
        Overtaken.of(
            organizations.stamps(List.of(there)).getOrDefault(there.id(), new Stamps()).changed(),
            frame.texts(),
            there.settings().appearance().timeZone(),
            frame.in("organization", "error-texts"));
    SortedSet<String> names = new TreeSet<>(mine.keySet());
    names.addAll(saved.keySet());
    for (String name : names) {
      both = both.with(name, mine.getOrDefault(name, ""), saved.getOrDefault(name, ""));
    }
    return both;
  }

  /** The texts by what they are called on the page. */
  private static Map<String, String> shown(Frame frame, List<Kind> kinds) {
    Map<String, String> all = new TreeMap<>();
    for (Kind kind : kinds) {
      for (Line line : kind.lines()) {
        if (!line.text().isBlank()) {
          String language = line.language().equals("default") ? "" : ", " + line.language();
          all.put(frame.t("errorTexts." + kind.kind()) + language, line.text());
        }
      }
    }
    return all;
  }

  private Response page(
      HttpServletRequest request, String cloudId, List<Kind> kinds, Optional<Fault> fault) {
    String now = OrganizationJson.version(organizations.get(cloudId));
    return pages.page(
        fault.map(Fault::status).orElse(200),
        "error-texts",
        frames.of(request, cloudId),
        new Model(
            kinds,
            fault.map(f -> f.versionAgain(FormFilter.of(request).text("version"), now)).orElse(now),
            fault));
  }

  /** Sets all texts; one without words is none. */
  @POST
  @Consumes(Form.TYPE)
  @RolesAllowed(Roles.MANAGE)
  public Response edit(@Context HttpServletRequest request, @PathParam("cloudId") String cloudId) {
    Form form = FormFilter.of(request);
    List<Kind> kinds = kinds(form);
    try {
      organizations.edit(
          cloudId,
          OrganizationNaming.KEPT,
          OrganizationFormJson.errorTexts(texts(kinds)),
          Expected.version(form.text("version")));
      return Redirect.toPage(
              request,
              Redirect.done(Redirect.page(cloudId, "organization", "error-texts"), "saved"))
          .build();
    } catch (InvalidValueException | EditRefusedException e) {
      Fault fault = Fault.of(e).overtaken(() -> overtaken(request, cloudId, kinds));
      if (!fault.isOfValues()) {
        throw e;
      }
      return page(request, cloudId, kinds, Optional.of(fault));
    }
  }

  private static List<Kind> kinds(Form form) {
    List<Kind> kinds = new ArrayList<>();
    for (ErrorTexts.Kind kind : ErrorTexts.Kind.values()) {
      List<String> languages = form.texts(kind.label() + ".language");
      List<String> texts = form.texts(kind.label() + ".text");
      List<Line> lines = new ArrayList<>();
      for (int i = 0; i < Math.min(languages.size(), texts.size()); i++) {
        lines.add(new Line(languages.get(i).strip(), texts.get(i)));
      }
      kinds.add(new Kind(kind.label(), lines));
    }
    return kinds;
  }

  private static Map<String, Map<String, String>> texts(List<Kind> kinds) {
    Map<String, Map<String, String>> all = new LinkedHashMap<>();
    for (Kind kind : kinds) {
      Map<String, String> texts = new TreeMap<>();
      for (Line line : kind.lines()) {
        if (!line.text().isBlank() && texts.put(line.language(), line.text()) != null) {
          throw new InvalidValueException(kind.field(line), "occurs twice.");
        }
      }
      all.put(kind.kind(), texts);
    }
    return all;
  }
}
