package org.callboard.platform;

/**
 * What callers may do, as the container's roles. Names are constants because annotations need them.
 * An administrator has a role of its own, such as manager, which is a set of these.
 */
public final class Roles {

  /** A phone whose Cloud ID, username and password were checked. */
  public static final String PHONE = "phone";

  /**
   * A phone that nobody could check because the database is down. It gets no data, but also no
   * refusal, which would stop its login.
   */
  public static final String UNVERIFIED_PHONE = "unverified-phone";

  /** See organizations, people, their devices and quick dial. Every administrator may. */
  public static final String SEE = "see";

  /** See what is for technicians: dial actions, account settings without secrets, portal keys. */
  public static final String SEE_SETTINGS = "see-settings";

  /** Edit people, their groups, devices, codes and own quick dial, and drafts of lists. */
  public static final String EDIT_PEOPLE = "edit-people";

  /** Edit all that belongs to an organization itself, and see its secrets. */
  public static final String MANAGE = "manage";

  /** Decide what belongs to the provider. */
  public static final String OPERATE = "operate";

  private Roles() {}
}
