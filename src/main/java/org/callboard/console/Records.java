package org.callboard.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.callboard.administration.DifferenceJson;
import org.callboard.administration.RecordActs;
import org.callboard.administration.RecordSentence;
import org.callboard.administration.UndoActs;
import org.callboard.audit.AuditEntry;
import org.callboard.audit.AuditFilter;
import org.callboard.audit.AuditLine;
import org.callboard.audit.AuditPage;
import org.callboard.audit.AuditTarget;
import org.callboard.platform.Page;
import org.callboard.platform.Roles;

/** Makes the pages of the record: of an organization, of a person, of the whole server. */
@ApplicationScoped
public class Records {

  private static final int SIZE = 25;

  private final Pages pages;
  private final RecordActs records;
  private final UndoActs undo;

  /** For the container's proxy only. */
  protected Records() {
    this(null, null, null);
  }

  @Inject
  Records(Pages pages, RecordActs records, UndoActs undo) {
    this.pages = pages;
    this.records = records;
    this.undo = undo;
  }

  /**
   * A list.
   *
   * @param address of the record whose entries they are
   * @param person whose they are, with what they are called; empty for all
   */
  Response list(
      Frame frame, String address, RecordSought.Asked asked, Optional<RecordPerson> person) {
    RecordSought sought = asked.sought();
    AuditFilter filter =
        person
            .map(one -> sought.of(one.username()))
            .orElse(sought)
            .filter(frame.organization().map(Frame.OrganizationHead::cloudId), zone(frame));
    Reading reading = new Reading(frame, filter, address);
    Part.Read<RecordList.Row> list = Part.read(asked.page, SIZE, reading::from);
    return pages.page(
        200,
        "record",
        frame,
        new RecordList(
            person.map(RecordPerson::address).orElse(address),
            person.map(RecordPerson::username),
            person.map(RecordPerson::shown).orElse(""),
            sought,
            list.items(),
            list.items().stream().map(RecordList.Row::by).distinct().sorted().toList(),
            list.part(),
            reading.searchedBackTo.map(time -> frame.texts().time(time, zone(frame))),
            !frame.may(Roles.SEE_SETTINGS)));
  }

  /**
   * Whose record it is.
   *
   * @param address of their record
   */
  record RecordPerson(String username, String shown, String address) {}

  /** Reads parts; of long entries the core gives fewer at once. */
  private final class Reading {

    private final Frame frame;
    private final AuditFilter filter;
    private final String address;
    private Optional<Instant> searchedBackTo = Optional.empty();

    Reading(Frame frame, AuditFilter filter, String address) {
      this.frame = frame;
      this.filter = filter;
      this.address = address;
    }

    Page<RecordList.Row> from(int offset) {
      List<RecordList.Row> rows = new ArrayList<>();
      AuditPage page;
      do {
        page = records.page(filter, offset + rows.size(), SIZE - rows.size());
        page.items().forEach(entry -> rows.add(row(entry)));
      } while (!page.items().isEmpty()
          && rows.size() < SIZE
          && offset + rows.size() < page.total());
      searchedBackTo = page.searchedBackTo();
      return new Page<>(rows, page.total());
    }

    private RecordList.Row row(AuditEntry entry) {
      return new RecordList.Row(
          frame.texts().time(entry.time(), zone(frame)),
          entry.actor().administrator(),
          frame.saidOf(RecordSentence.phrase(entry)),
          address + "/" + entry.id());
    }
  }

  /**
   * One entry.
   *
   * @param address of the record whose entry it is
   */
  Response entry(Frame frame, String address, AuditEntry entry, String page) {
    String here = address + "/" + entry.id();
    Optional<AuditEntry> undone = records.undoOf(entry);
    Optional<String> obstacle = undo.obstacle(entry);
    Part.Read<RecordEntry.Line> lines = Part.read(page, SIZE, offset -> lines(entry, offset));
    return pages.page(
        200,
        "record-entry",
        frame,
        new RecordEntry(
            here,
            address,
            frame.saidOf(RecordSentence.phrase(entry)),
            facts(frame, entry),
            entry.lines() > 0 ? List.of() : DifferenceRow.of(DifferenceJson.of(entry)),
            undone.isPresent() || obstacle.isPresent() || frame.organization().isEmpty()
                ? Optional.empty()
                : Optional.of(frame.in("undo", String.valueOf(entry.id()))),
            obstacle.map(frame::said),
            undone.map(by -> address + "/" + by.id()),
            entry.undoes().map(id -> address + "/" + id),
            lines.items(),
            lines.part()));
  }

  private static List<RecordEntry.Fact> facts(Frame frame, AuditEntry entry) {
    ZoneId zone = zone(frame);
    List<RecordEntry.Fact> facts = new ArrayList<>();
    facts.add(new RecordEntry.Fact(frame.t("record.by"), entry.actor().administrator()));
    facts.add(new RecordEntry.Fact(frame.t("record.time"), frame.texts().time(entry.time(), zone)));
    entry
        .last()
        .ifPresent(
            last ->
                facts.add(
                    new RecordEntry.Fact(frame.t("record.last"), frame.texts().time(last, zone))));
    if (!entry.actor().address().isEmpty()) {
      facts.add(new RecordEntry.Fact(frame.t("record.from"), entry.actor().address()));
    }
    entry
        .actor()
        .tokenId()
        .ifPresent(id -> facts.add(new RecordEntry.Fact(frame.t("record.token"), id)));
    facts.add(new RecordEntry.Fact(frame.t("record.place"), entry.target()));
    entry
        .requestId()
        .ifPresent(id -> facts.add(new RecordEntry.Fact(frame.t("record.request"), id)));
    return facts;
  }

  private Page<RecordEntry.Line> lines(AuditEntry entry, int offset) {
    if (entry.lines() == 0) {
      return new Page<>(List.of(), 0);
    }
    List<RecordEntry.Line> lines = new ArrayList<>();
    Page<AuditLine> page;
    do {
      page = records.lines(entry.id(), offset + lines.size(), SIZE - lines.size());
      page.items().forEach(line -> lines.add(line(line)));
    } while (!page.items().isEmpty()
        && lines.size() < SIZE
        && offset + lines.size() < page.total());
    return new Page<>(lines, page.total());
  }

  private static RecordEntry.Line line(AuditLine line) {
    return new RecordEntry.Line(
        line.line(),
        AuditTarget.of(line.target()).about().orElse(line.target()),
        DifferenceRow.of(DifferenceJson.of(line)));
  }

  private static ZoneId zone(Frame frame) {
    return frame.organization().map(Frame.OrganizationHead::zone).orElse(ZoneOffset.UTC);
  }
}
