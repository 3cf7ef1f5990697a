package org.callboard.console;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.callboard.administration.FindActs;
import org.callboard.dialdata.FoundItem;
import org.callboard.platform.Page;
import org.callboard.platform.Roles;

/** Looks for people, entries and groups at once. */
@Path("o/{cloudId}/find")
@ApplicationScoped
public class FindPages {

  private final Pages pages;
  private final Frames frames;
  private final FindActs acts;

  /** For the container's proxy only. */
  public FindPages() {
    this(null, null, null);
  }

  @Inject
  FindPages(Pages pages, Frames frames, FindActs acts) {
    this.pages = pages;
    this.frames = frames;
    this.acts = acts;
  }

  /** Somebody, with what is said of their phones. */
  public record PersonRow(String name, String username, PhoneWords phones, String address) {}

  /**
   * An entry.
   *
   * @param place whose it is, in words
   */
  public record EntryRow(String name, String number, String place, String address) {}

  /** A group. */
  public record GroupRow(String name, String address) {}

  /**
   * What was found.
   *
   * @param total how many people were
   */
  public record Found(
      String sought,
      long total,
      List<PersonRow> people,
      List<EntryRow> entries,
      boolean moreEntries,
      List<GroupRow> groups) {

    public Found {
      people = List.copyOf(people);
      entries = List.copyOf(entries);
      groups = List.copyOf(groups);
    }

    /** The same, asked of another page. */
    public String query() {
      return "?q=" + Address.encoded(sought);
    }

    /** Whether nothing was. */
    public boolean isNothing() {
      return people.isEmpty() && entries.isEmpty() && groups.isEmpty();
    }

    /** Whether there are more people than are shown. */
    public boolean hasMorePeople() {
      return total > people.size();
    }
  }

  @GET
  @RolesAllowed(Roles.SEE)
  public Response find(
      @Context HttpServletRequest request,
      @PathParam("cloudId") String cloudId,
      @QueryParam("q") String text) {
    Frame frame = frames.of(request, cloudId);
    String sought = Objects.toString(text, "").strip();
    FindActs.Found found =
        sought.isEmpty()
            ? new FindActs.Found(new Page<>(List.of(), 0), List.of(), false, List.of())
            : acts.find(cloudId, sought);
    Instant now = Instant.now();
    return pages.page(
        200,
        "find",
        frame,
        new Found(
            sought,
            found.people().total(),
            found.people().items().stream()
                .map(
                    person ->
                        new PersonRow(
                            person
                                .subscriber()
                                .displayName()
                                .orElse(person.subscriber().username()),
                            person.subscriber().username(),
                            PhoneWords.of(person, frame.texts(), now),
                            frame.in("people", person.subscriber().username())))
                .toList(),
            found.entries().stream().map(entry -> row(frame, entry)).toList(),
            found.moreEntries(),
            found.groups().stream()
                .map(name -> new GroupRow(name, frame.in("groups", name)))
                .toList()));
  }

  private static EntryRow row(Frame frame, FindActs.Entry entry) {
    FoundItem item = entry.item();
    String owner = entry.owner().orElse("");
    String place =
        switch (item.kind()) {
          case SUBSCRIBER -> frame.t("find.ofPerson", owner);
          case GROUP -> frame.t("layer.group", owner);
          case DRAFT -> frame.t("layer.draft");
          case ORGANIZATION -> frame.t("layer.organization");
        };
    LayerPlace.Whose whose = LayerPlace.Whose.of(item.kind(), owner);
    return new EntryRow(
        item.displayName(), item.uri(), place, frame.in(whose.edited().page(QuickDialPages.PAGE)));
  }
}
