package org.callboard.rest;

/** Bodies that say what is to change: what they do not mention stays, null clears (RFC 7396). */
final class MergePatch {

  static final String TYPE = "application/merge-patch+json";

  private MergePatch() {}
}
