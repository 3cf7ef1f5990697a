package org.callboard.provisioning;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import org.callboard.dialdata.DialDataReader;
import org.callboard.organization.OrganizationCache;
import org.callboard.platform.DataUnavailableException;
import org.callboard.platform.Roles;
import org.callboard.provisioning.xml.ProvisioningXml;
import org.callboard.security.PhonePrincipal;

/**
 * Global External Provisioning. The parameters of the request are the mechanism's business; here the
 * caller is known, or known to be uncheckable.
 */
@Path("global")
@RequestScoped
@Produces(MediaType.APPLICATION_XML)
public class GlobalProvisioningResource {

  @Inject private SecurityContext security;
  @Inject private OrganizationCache organizations;
  @Inject private ProvisioningXml xml;
  @EJB private DialDataReader dialData;

  @GET
  @RolesAllowed({Roles.PHONE, Roles.UNVERIFIED_PHONE})
  public Response get(@Context Request request) {
    byte[] answer = answer();
    EntityTag tag = Fingerprint.of(answer);
    ResponseBuilder notModified = request.evaluatePreconditions(tag);
    return notModified == null ? ok(answer, tag) : noStore(notModified.tag(tag));
  }

  /** A form or JSON keeps credentials out of addresses. Preconditions mean something else here. */
  @POST
  @RolesAllowed({Roles.PHONE, Roles.UNVERIFIED_PHONE})
  public Response post() {
    byte[] answer = answer();
    return ok(answer, Fingerprint.of(answer));
  }

  private byte[] answer() {
    return security.getPrincipalsByType(PhonePrincipal.class).stream()
        .findFirst()
        .map(this::answer)
        .orElseGet(xml::nothing);
  }

  private byte[] answer(PhonePrincipal phone) {
    try {
      return organizations
          .get(phone.organizationId())
          .map(
              organization ->
                  xml.global(
                      dialData.read(phone.organizationId(), phone.subscriberId()), organization))
          .orElseGet(xml::nothing);
    } catch (DataUnavailableException e) {
      return xml.nothing(); // recognized from memory, but the organization is not there any more
    }
  }

  private static Response ok(byte[] answer, EntityTag tag) {
    return noStore(Response.ok(answer, MediaType.APPLICATION_XML_TYPE).tag(tag));
  }

  private static Response noStore(ResponseBuilder response) {
    CacheControl cacheControl = new CacheControl();
    cacheControl.setNoStore(true);
    cacheControl.setNoTransform(false);
    return response.cacheControl(cacheControl).build();
  }
}
