package org.callboard.administration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.callboard.audit.ChangeDirectory;
import org.callboard.audit.ChangePage;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Roles;

/**
 * What was changed, for systems that follow it. Whoever sees the record sees it; whose business is
 * one organization follows that one.
 */
@Stateless
@RolesAllowed(Roles.SEE_SETTINGS)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ChangeActs {

  private final Caller caller;
  private final ChangeDirectory changes;

  /** For the container's proxy only. */
  public ChangeActs() {
    this(null, null);
  }

  @Inject
  ChangeActs(Caller caller, ChangeDirectory changes) {
    this.caller = caller;
    this.changes = changes;
  }

  /**
   * Changes behind a cursor, the oldest first.
   *
   * @param cloudId of which organization; empty for all that are the caller's business
   * @param cursor that was given before; without one nothing but a cursor is answered, from now
   * @throws InvalidValueException if this is no cursor
   * @throws EditRefusedException (gone) if the record does not go back to it
   */
  public ChangePage since(Optional<String> cloudId, Optional<String> cursor, int limit) {
    Optional<Long> organization =
        cloudId.map(id -> caller.organization(id).id()).or(caller::ownOrganization);
    if (cursor.isEmpty()) {
      return new ChangePage(List.of(), changes.end(), false);
    }
    return changes
        .since(organization, place(cursor.get()), limit)
        .orElseThrow(
            () ->
                EditRefusedException.gone(
                    "The record does not go back to this cursor, or it is of another database. Ask"
                        + " without since for a new cursor, then read everything again, then go on"
                        + " from that cursor."));
  }

  private static long place(String cursor) {
    try {
      long place = Long.parseLong(cursor);
      if (place >= 0) {
        return place;
      }
    } catch (NumberFormatException e) {
      throw wrong();
    }
    throw wrong();
  }

  private static InvalidValueException wrong() {
    return new InvalidValueException(
        "since", "must be a cursor that an earlier answer had as cursor.");
  }
}
