package org.callboard.phone;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.List;
import java.util.Optional;
import org.callboard.dialdata.DialDataReader;
import org.callboard.platform.BusyException;
import org.callboard.platform.DataUnavailableException;
import org.callboard.platform.Roles;

/**
 * Global External Provisioning. There is no {@code @Produces}: whatever a phone says that it
 * accepts, a refusal would stop its login. The parameters of the request are the mechanism's
 * business; here the caller is known, or known to be uncheckable. One object for all requests:
 * making and injecting one for each costs as much as all the rest.
 */
@Path("global")
@ApplicationScoped
public class GlobalProvisioningResource {

  private final AnswerCache answers;
  private final DialDataReader dialData;
  private final PhoneContacts contacts;

  /** For the container's proxy only. */
  public GlobalProvisioningResource() {
    this(null, null, null);
  }

  @Inject
  GlobalProvisioningResource(AnswerCache answers, DialDataReader dialData, PhoneContacts contacts) {
    this.answers = answers;
    this.dialData = dialData;
    this.contacts = contacts;
  }

  @GET
  @RolesAllowed({Roles.PHONE, Roles.UNVERIFIED_PHONE})
  public Response get(
      @Context HttpServletRequest servlet,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) List<String> known) {
    Answer answer = answer(servlet);
    return answer.isKnown(known) ? noStore(Response.notModified(answer.tag())) : ok(answer);
  }

  /** A form or JSON keeps credentials out of addresses. Preconditions mean something else here. */
  @POST
  @RolesAllowed({Roles.PHONE, Roles.UNVERIFIED_PHONE})
  public Response post(@Context HttpServletRequest servlet) {
    return ok(answer(servlet));
  }

  private Answer answer(HttpServletRequest servlet) {
    return PhoneCall.of(servlet).map(this::answer).orElseGet(answers::nothing);
  }

  private Answer answer(PhoneCall call) {
    Optional<Long> truthAt = contacts.truthAt();
    try {
      Answer answer =
          answers.global(
              call.organization(),
              dialData.read(call.organization(), call.subscriber(), call.isEditable()));
      if (answer.whole()) {
        contacts.toldGlobal(call, truthAt);
      }
      return answer;
    } catch (DataUnavailableException | BusyException e) {
      return answers.nothing(); // memory has lost what it needs, or has no room to make it
    }
  }

  private static Response ok(Answer answer) {
    return noStore(Response.ok(answer.body(), MediaType.APPLICATION_XML_TYPE).tag(answer.tag()));
  }

  private static Response noStore(ResponseBuilder response) {
    CacheControl cacheControl = new CacheControl();
    cacheControl.setNoStore(true);
    cacheControl.setNoTransform(false);
    return response.cacheControl(cacheControl).build();
  }
}
