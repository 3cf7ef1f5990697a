package org.callboard.bulk.file;

import org.callboard.organization.GroupName;

/** What layers are called where secrets of an export are bound to them. */
final class LayerOwner {

  static final String ORGANIZATION = "organization";
  static final String DRAFT = "draft";

  private LayerOwner() {}

  static String of(GroupName group) {
    return "group:" + group.key();
  }

  static String ofSubscriber(String usernameKey) {
    return "subscriber:" + usernameKey;
  }
}
