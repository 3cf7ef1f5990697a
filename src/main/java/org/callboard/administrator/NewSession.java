package org.callboard.administrator;

/** A session that was just made, with its secret, which is known only now. */
public record NewSession(Session session, SessionSecret secret) {}
