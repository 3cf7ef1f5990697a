package org.callboard.organization;

import java.util.Optional;

/**
 * An organization as it was when it was read.
 *
 * @param replacePriority empty if the organization has switched the attribute off
 * @param removesDialActions whether its phones are told to remove dial actions, in a form that the
 *     vendor does not document
 */
public record OrganizationSnapshot(
    long id,
    CloudId cloudId,
    String name,
    boolean enabled,
    Optional<ReplacePriority> replacePriority,
    boolean removesDialActions) {}
