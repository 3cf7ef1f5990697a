package org.callboard.webhook;

import java.util.Optional;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Text;

/**
 * What is set for a webhook.
 *
 * @param description for people
 * @param paused whether nothing is sent for now; what waits meanwhile is sent afterwards
 */
public record WebhookData(WebhookAddress address, Optional<String> description, boolean paused) {

  private static final int MAX_DESCRIPTION = 200;

  /**
   * @throws InvalidValueException if the description is too long or has control characters
   */
  public WebhookData {
    description = description.map(Text::cut).filter(text -> !text.isEmpty());
    description.ifPresent(
        text -> {
          if (text.length() > MAX_DESCRIPTION || Text.hasControl(text)) {
            throw new InvalidValueException(
                "description",
                "must have at most " + MAX_DESCRIPTION + " characters, and stand on one line.");
          }
        });
  }
}
