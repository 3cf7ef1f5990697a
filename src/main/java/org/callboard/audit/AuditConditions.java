package org.callboard.audit;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.callboard.platform.LikePattern;

/** The conditions of a filter. Their text is ours; what the caller gave is only a parameter. */
final class AuditConditions {

  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> values = new HashMap<>();

  private AuditConditions() {}

  /**
   * All but the text.
   *
   * @param imports that have changed something of the subscriber who is asked for
   */
  static AuditConditions of(AuditFilter filter, List<Long> imports) {
    AuditConditions wanted = ofAllKinds(filter);
    if (imports.isEmpty()) {
      wanted.add("e.kind = :kind", "kind", filter.kind());
      wanted.add("e.about = :about", "about", filter.about());
    } else {
      wanted.add(
          "(e.kind = :kind AND e.about = :about OR e.id IN :imports)",
          "imports",
          Optional.of(imports));
      wanted.values.put("kind", filter.kind().orElseThrow());
      wanted.values.put("about", filter.about().orElseThrow());
    }
    return wanted;
  }

  /** Of imports that have changed something of a subscriber: of the entry, and of one line. */
  static AuditConditions ofImports(AuditFilter filter) {
    AuditConditions wanted = ofAllKinds(filter);
    wanted.conditions.add("l.entryId = e.id");
    wanted.add("l.subscriber = :about", "about", filter.about());
    return wanted;
  }

  private static AuditConditions ofAllKinds(AuditFilter filter) {
    AuditConditions wanted = new AuditConditions();
    Optional<AuditTarget> target = filter.target().map(AuditTarget::of);
    wanted.add("e.organization = :organization", "organization", filter.organization());
    wanted.add("e.organizationId = :organizationId", "organizationId", filter.organizationId());
    wanted.add("e.administrator = :administrator", "administrator", filter.administrator());
    wanted.add("e.action = :action", "action", filter.action().map(AuditAction::name));
    if (filter.action().isEmpty()) {
      // Who came in changed nothing: it is told to whoever asks for it.
      wanted.add("e.action <> :signIn", "signIn", Optional.of(AuditAction.SIGN_IN.name()));
    }
    wanted.add("e.requestId = :requestId", "requestId", filter.requestId());
    wanted.add("e.recordedAt >= :from", "from", filter.from().map(AuditConditions::time));
    wanted.add("e.recordedAt < :to", "to", filter.to().map(AuditConditions::time));
    target.ifPresent(wanted::of);
    wanted.add(
        "(e.target = :target OR e.target LIKE :below ESCAPE '!')", "target", filter.target());
    filter.target().ifPresent(path -> wanted.values.put("below", LikePattern.literal(path) + "/%"));
    return wanted;
  }

  /** By what an index knows of it; the path itself is compared with what that leaves. */
  private void of(AuditTarget target) {
    add("e.organization = :targetOrganization", "targetOrganization", target.cloudId());
    if (!target.kind().equals(AuditTarget.ORGANIZATION)) {
      add("e.kind = :targetKind", "targetKind", Optional.of(target.kind()));
      add("e.about = :targetAbout", "targetAbout", target.about());
    }
  }

  void notBefore(long id) {
    add("e.id > :oldest", "oldest", Optional.of(id));
  }

  void containing(String text) {
    add(
        "(LOWER(e.target) LIKE :text ESCAPE '!' OR LOWER(e.administrator) LIKE :text ESCAPE '!'"
            + " OR LOWER(e.beforeState) LIKE :text ESCAPE '!'"
            + " OR LOWER(e.afterState) LIKE :text ESCAPE '!')",
        "text",
        Optional.of(LikePattern.containing(text.toLowerCase(Locale.ROOT))));
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private void add(String condition, String parameter, Optional<?> value) {
    if (value.isPresent()) {
      conditions.add(condition);
      values.put(parameter, value.get());
    }
  }

  <T> TypedQuery<T> query(EntityManager entities, String select, String order, Class<T> type) {
    return query(entities, select, "", order, type);
  }

  /**
   * The same.
   *
   * @param others what is read beside the entries
   */
  <T> TypedQuery<T> query(
      EntityManager entities, String select, String others, String order, Class<T> type) {
    String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    TypedQuery<T> query =
        entities.createQuery(select + " FROM RecordedEntry e" + others + where + order, type);
    values.forEach(query::setParameter);
    return query;
  }
}
