package org.callboard.platform;

/** The roles of callers. Names are constants because annotations need them. */
public final class Roles {

  /** A phone whose Cloud ID, username and password were checked. */
  public static final String PHONE = "phone";

  /**
   * A phone that nobody could check because the database is down. It gets no data, but also no
   * refusal, which would stop its login.
   */
  public static final String UNVERIFIED_PHONE = "unverified-phone";

  /** An administrator of the whole server. */
  public static final String OPERATOR = "operator";

  /** An administrator of one organization. */
  public static final String MANAGER = "manager";

  private Roles() {}
}
