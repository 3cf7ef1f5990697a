package org.callboard.it;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.callboard.account.AccountData;
import org.callboard.account.AccountDraft;
import org.callboard.account.AccountEditor;
import org.callboard.account.AccountLayerCache;
import org.callboard.account.AccountSetting;
import org.callboard.layer.LayerAddress;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.mergeable.MergePriority;
import org.callboard.organization.CloudId;
import org.callboard.organization.GroupName;
import org.callboard.organization.OrganizationDirectory;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.InvalidValueException;
import org.callboard.subscriber.SubscriberDirectory;
import org.callboard.subscriber.SubscriberName;

/**
 * A door for tests, added to the WAR by them: account settings by the core's own editor. {@code
 * op=put} needs name and value, and takes priority and secret; {@code op=delete} needs name; {@code
 * op=read} answers what is in the layer.
 */
@WebServlet("/test-account")
public class AccountDoor extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject private transient OrganizationDirectory organizations;
  @Inject private transient SubscriberDirectory subscribers;
  @Inject private transient AccountEditor editor;
  @Inject private transient AccountLayerCache cache;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    LayerAddress address = address(request);
    try {
      switch (request.getParameter("op")) {
        case "put" ->
            editor.editEntry(
                address, request.getParameter("name"), layer -> layer.with(setting(request)));
        case "delete" ->
            editor.editEntry(
                address,
                request.getParameter("name"),
                layer -> layer.without(request.getParameter("name")));
        case "hide" ->
            editor.editDraftEntry(
                address.organization(),
                request.getParameter("name"),
                (live, draft) ->
                    new AccountDraft(live, draft).without(request.getParameter("name")));
        default -> {}
      }
    } catch (InvalidValueException e) {
      response.setStatus(400);
      response.getWriter().print(e.getMessage());
      return;
    } catch (EditRefusedException e) {
      response.setStatus(409);
      response.getWriter().print(e.getMessage());
      return;
    }
    AccountData data = editor.read(address.key());
    StringBuilder text = new StringBuilder();
    data.highest()
        .forEach((name, p) -> text.append(name).append('^').append(p.value()).append(' '));
    data.settings()
        .forEach(
            (name, s) ->
                text.append(name)
                    .append('=')
                    .append(((KeyNodeValue.Plain) s.value()).text())
                    .append(' '));
    data.deletions().forEach(name -> text.append('-').append(name).append(' '));
    text.append(data.whole()).append(cache.get(address.key()).equals(data));
    response.getWriter().print(text);
  }

  private static AccountSetting setting(HttpServletRequest request) {
    return new AccountSetting(
        request.getParameter("name"),
        new KeyNodeValue.Plain(request.getParameter("value")),
        Optional.ofNullable(request.getParameter("priority"))
            .map(Integer::valueOf)
            .map(MergePriority::new),
        "true".equals(request.getParameter("secret")));
  }

  private LayerAddress address(HttpServletRequest request) {
    long id = organizations.idOf(new CloudId(request.getParameter("organization"))).orElseThrow();
    OrganizationSnapshot organization = organizations.load(id).orElseThrow();
    if (request.getParameter("group") != null) {
      return LayerAddress.ofGroup(
          organization,
          organization.group(new GroupName(request.getParameter("group"))).orElseThrow());
    }
    if (request.getParameter("subscriber") != null) {
      String username = request.getParameter("subscriber");
      return LayerAddress.ofSubscriber(
          organization, subscribers.idOf(new SubscriberName(id, username)).orElseThrow(), username);
    }
    return request.getParameter("draft") != null
        ? LayerAddress.ofDraft(organization)
        : LayerAddress.ofOrganization(organization);
  }
}
