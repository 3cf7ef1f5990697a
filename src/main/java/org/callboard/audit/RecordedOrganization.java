package org.callboard.audit;

/**
 * The organization that an entry of the record is about.
 *
 * @param id its row, which nobody else ever has
 * @param cloudId what it was called, and another one may be called later
 */
public record RecordedOrganization(long id, String cloudId) {}
