package org.callboard.console;

import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.callboard.platform.Roles;

/** The pages of one quick dial list; whose it is, say the classes that give them an address. */
public abstract class QuickDialPages {

  private final QuickDialEditor editor;

  QuickDialPages(QuickDialEditor editor) {
    this.editor = editor;
  }

  /** What the address of a list asks for. */
  public static class Asked {
    @QueryParam("q")
    String text;

    @QueryParam("page")
    String page;

    @QueryParam("as")
    String as;
  }

  @GET
  @RolesAllowed(Roles.SEE)
  public Response list(
      @Context HttpServletRequest request, @BeanParam ListPlace place, @BeanParam Asked asked) {
    return editor.list(request, place, asked);
  }

  /** Moves, sorts or deletes. */
  @POST
  @Consumes(Form.TYPE)
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response edit(
      @Context HttpServletRequest request, @BeanParam ListPlace place, @BeanParam Asked asked) {
    return editor.edit(request, place, asked, FormFilter.of(request));
  }

  @GET
  @Path("add")
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response add(
      @Context HttpServletRequest request,
      @BeanParam ListPlace place,
      @BeanParam Asked asked,
      @QueryParam("like") String like) {
    return editor.add(request, place, asked, like);
  }

  @GET
  @Path("entry")
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response entry(
      @Context HttpServletRequest request,
      @BeanParam ListPlace place,
      @BeanParam Asked asked,
      @QueryParam("id") String id) {
    return editor.entry(request, place, asked, id);
  }

  @POST
  @Path("entry")
  @Consumes(Form.TYPE)
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response save(
      @Context HttpServletRequest request, @BeanParam ListPlace place, @BeanParam Asked asked) {
    return editor.save(request, place, asked, FormFilter.of(request));
  }

  /** The phone with what is typed, which is not saved. */
  @POST
  @Path("phone")
  @Consumes(Form.TYPE)
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response phone(@Context HttpServletRequest request, @BeanParam ListPlace place) {
    return editor.phone(request, place, FormFilter.of(request));
  }
}
