package org.callboard.administration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.callboard.audit.ChangeDirectory;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Expected;
import org.callboard.platform.Page;
import org.callboard.platform.Roles;
import org.callboard.webhook.Claim;
import org.callboard.webhook.Delivery;
import org.callboard.webhook.NewWebhook;
import org.callboard.webhook.WebhookData;
import org.callboard.webhook.WebhookDirectory;
import org.callboard.webhook.WebhookEditor;
import org.callboard.webhook.WebhookOwner;
import org.callboard.webhook.WebhookSender;
import org.callboard.webhook.WebhookView;

/**
 * What administrators do with webhooks: with those of an organization, and operators with those of
 * the provider, which get the changes of all organizations. In each act the Cloud ID says whose
 * they are; without one they are the provider's.
 */
@Stateless
@RolesAllowed(Roles.MANAGE)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WebhookActs {

  private final Caller caller;
  private final WebhookDirectory directory;
  private final WebhookEditor editor;
  private final WebhookSender sender;
  private final ChangeDirectory changes;

  /** For the container's proxy only. */
  public WebhookActs() {
    this(null, null, null, null, null);
  }

  @Inject
  WebhookActs(
      Caller caller,
      WebhookDirectory directory,
      WebhookEditor editor,
      WebhookSender sender,
      ChangeDirectory changes) {
    this.caller = caller;
    this.directory = directory;
    this.editor = editor;
    this.sender = sender;
    this.changes = changes;
  }

  /** The oldest first. */
  public List<WebhookView> list(Optional<String> cloudId) {
    return directory.list(owner(cloudId));
  }

  public WebhookView get(Optional<String> cloudId, String id) {
    return directory.find(owner(cloudId), id);
  }

  /**
   * Makes a webhook, to which is sent what is changed from now on. Its secret is known only now.
   */
  public NewWebhook create(Optional<String> cloudId, WebhookData data) {
    return editor.create(owner(cloudId), data, changes.end());
  }

  public WebhookView edit(
      Optional<String> cloudId, String id, UnaryOperator<WebhookData> edit, Expected expected) {
    return editor.edit(owner(cloudId), id, edit, expected);
  }

  public void delete(Optional<String> cloudId, String id, Expected expected) {
    editor.delete(owner(cloudId), id, expected);
  }

  /** Gives it another secret, which is known only now; the former one signs beside it for a day. */
  public NewWebhook rotateSecret(Optional<String> cloudId, String id) {
    return editor.rotateSecret(owner(cloudId), id);
  }

  /** Sends a message that says nothing, while the caller waits. */
  public Delivery test(Optional<String> cloudId, String id) {
    Claim webhook = directory.forTest(owner(cloudId), id);
    return sender.test(webhook);
  }

  /** The last attempts, the newest first. */
  public Page<Delivery> deliveries(Optional<String> cloudId, String id, int offset, int limit) {
    return directory.deliveries(owner(cloudId), id, offset, limit);
  }

  private WebhookOwner owner(Optional<String> cloudId) {
    if (cloudId.isPresent()) {
      return new WebhookOwner(Optional.of(caller.organization(cloudId.get()).recorded()));
    }
    caller.require(Roles.OPERATE);
    if (caller.ownOrganization().isPresent()) {
      throw EditRefusedException.forbidden("These are the provider's webhooks.");
    }
    return WebhookOwner.PROVIDER;
  }
}
