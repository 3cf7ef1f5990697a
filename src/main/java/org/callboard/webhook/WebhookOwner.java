package org.callboard.webhook;

import java.util.Optional;
import org.callboard.audit.RecordedOrganization;

/** Whose a webhook is: an organization's, or the provider's. */
public record WebhookOwner(Optional<RecordedOrganization> organization) {

  public static final WebhookOwner PROVIDER = new WebhookOwner(Optional.empty());

  Optional<Long> id() {
    return organization.map(RecordedOrganization::id);
  }

  /** The path in the record. */
  String target(String webhookId) {
    return organization.map(there -> "organizations/" + there.cloudId() + "/").orElse("")
        + "webhooks/"
        + webhookId;
  }
}
