package org.callboard.administrator;

/** A token that was just made: the one moment when its secret is known. */
public record NewToken(Token token, TokenSecret secret) {}
