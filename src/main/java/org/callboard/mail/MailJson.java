package org.callboard.mail;

import jakarta.json.JsonObject;
import org.callboard.platform.Json;

/** Letters as the record has them. */
final class MailJson {

  private MailJson() {}

  static JsonObject of(NewMail mail) {
    return Json.createObjectBuilder()
        .add("address", mail.address().text())
        .add("language", mail.language().tag())
        .build();
  }
}
