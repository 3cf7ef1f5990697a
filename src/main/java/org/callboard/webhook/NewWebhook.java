package org.callboard.webhook;

/** A webhook and its secret, which is known only now. */
public record NewWebhook(WebhookView view, WebhookSecret secret) {}
