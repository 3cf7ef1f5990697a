package org.callboard.organization;

/**
 * Rows of one kind that organizations may have by the thousand. Whoever has such rows writes a bean
 * of this type: when an organization was deleted, they are deleted a slice at a time. What is few
 * goes with the organization's own row.
 */
public interface OrganizationRows {

  /**
   * Deletes a slice of what a deleted organization has, in the caller's transaction.
   *
   * @param size how many subscribers make one; of what is lighter than a subscriber with all that
   *     hangs on it, a slice may have more
   * @return whether there was anything to delete
   */
  boolean deleteSome(long organizationId, int size);
}
