package org.callboard.it;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.callboard.dialdata.DialDataEditor;
import org.callboard.dialdata.QuickDialItem;
import org.callboard.layer.LayerAddress;
import org.callboard.mergeable.MergePriority;
import org.callboard.organization.OrganizationDirectory;

/**
 * A door for tests, added to the WAR by them: edits by the editor of the core, as an
 * administrator's door will. {@code op=put} needs id, name, uri, priority; {@code op=delete} needs
 * id.
 */
@WebServlet("/test-edit")
public class EditDoor extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject private transient OrganizationDirectory organizations;
  @Inject private transient DialDataEditor editor;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) {
    long organization = Long.parseLong(request.getParameter("organization"));
    String id = request.getParameter("id");
    if (request.getParameter("op").equals("delete")) {
      editor.edit(address(organization), layer -> layer.withoutItem(id));
    } else {
      QuickDialItem item =
          new QuickDialItem(
              id,
              request.getParameter("name"),
              request.getParameter("uri"),
              Optional.empty(),
              new MergePriority(Integer.parseInt(request.getParameter("priority"))));
      editor.edit(address(organization), layer -> layer.with(item));
    }
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  private LayerAddress address(long organization) {
    return LayerAddress.ofOrganization(organizations.load(organization).orElseThrow());
  }
}
