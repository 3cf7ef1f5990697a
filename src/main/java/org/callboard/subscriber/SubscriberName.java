package org.callboard.subscriber;

import org.callboard.platform.Text;

/** What a subscriber is found by: usernames are unique in their organization only. */
public record SubscriberName(long organizationId, String usernameKey) {

  /** Whether somebody who types this username means whoever is, or was, found by this key. */
  public boolean isMeantBy(Username typed) {
    return typed.typedKeys().contains(usernameKey)
        || typed.formerKey().equals(Text.formerlyFolded(Text.cleaned(usernameKey)));
  }
}
