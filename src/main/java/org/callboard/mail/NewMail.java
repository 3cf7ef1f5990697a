package org.callboard.mail;

import org.callboard.device.CodeOwner;
import org.callboard.organization.SheetLanguage;

/** A letter to be sent. */
public record NewMail(CodeOwner owner, MailAddress address, SheetLanguage language) {}
