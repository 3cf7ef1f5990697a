package org.callboard.administrator;

/** The organization of a manager: its row, and the Cloud ID that people know it by. */
public record ManagedOrganization(long id, String cloudId) {}
