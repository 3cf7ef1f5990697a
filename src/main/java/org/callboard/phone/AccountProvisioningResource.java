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
import java.util.function.Function;
import org.callboard.account.Account;
import org.callboard.account.AccountData;
import org.callboard.account.AccountReader;
import org.callboard.layer.Layers;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.phone.xml.PhoneAnswers;
import org.callboard.phone.xml.ProvisioningXml;
import org.callboard.phone.xml.ServersOwnNodes;
import org.callboard.platform.Roles;
import org.callboard.security.Refusal;
import org.callboard.security.RefusedException;
import org.callboard.subscriber.SubscriberSnapshot;

/**
 * External Provisioning. Unlike the global part it never answers with less than it should: an
 * account that lacks something would be taken for the truth, and a refusal leaves on the phone what
 * it has. Its answers have secrets, so none is kept.
 */
@Path("account")
@ApplicationScoped
public class AccountProvisioningResource {

  private final AccountReader accounts;
  private final PhoneUsers users;
  private final SignInExchange exchange;
  private final PublicAddress address;
  private final PhoneAnswers answers;
  private final PhoneContacts contacts;

  /** For the container's proxy only. */
  public AccountProvisioningResource() {
    this(null, null, null, null, null, null);
  }

  @Inject
  AccountProvisioningResource(
      AccountReader accounts,
      PhoneUsers users,
      SignInExchange exchange,
      PublicAddress address,
      PhoneAnswers answers,
      PhoneContacts contacts) {
    this.accounts = accounts;
    this.users = users;
    this.exchange = exchange;
    this.address = address;
    this.answers = answers;
    this.contacts = contacts;
  }

  @GET
  @RolesAllowed({Roles.PHONE, Roles.UNVERIFIED_PHONE})
  public Response get(
      @Context HttpServletRequest servlet,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) List<String> known) {
    return answer(servlet, known);
  }

  /** Preconditions mean something else here. */
  @POST
  @RolesAllowed({Roles.PHONE, Roles.UNVERIFIED_PHONE})
  public Response post(@Context HttpServletRequest servlet) {
    return answer(servlet, List.of());
  }

  private Response answer(HttpServletRequest servlet, List<String> known) {
    PhoneCall call =
        PhoneCall.of(servlet).orElseThrow(() -> new RefusedException(Refusal.cannotCheck()));
    Optional<Long> truthAt = contacts.truthAt();
    byte[] body = body(call, address.of(servlet));
    if (!call.signedOut()) {
      contacts.toldAccount(call, truthAt);
    }
    return call.isByToken() || call.isDeparted()
        ? tagged(Answer.of(body), known)
        : noStore(Response.ok(body, MediaType.APPLICATION_XML_TYPE));
  }

  byte[] body(PhoneCall call, Optional<String> publicUrl) {
    OrganizationSnapshot organization = call.organization();
    SubscriberSnapshot subscriber = call.subscriber();
    Layers<AccountData> layers =
        call.isDeparted()
            ? accounts.readDeparted(
                organization, subscriber, users.successorOf(call.user()), call.isEditable())
            : accounts.read(organization, subscriber, call.isEditable());
    Account account = Account.of(layers, organization, subscriber);
    if (!account.whole()) {
      throw new RefusedException(Refusal.cannotCheck());
    }
    Account told =
        call.signedOut()
            ? (call.isDeparted()
                    ? SignedOutAccount.ofDeparted(account, layers)
                    : SignedOutAccount.of(account))
                .orElseThrow(() -> new RefusedException(Refusal.disabled()))
            : account;
    return answers.account(
        told,
        writer ->
            made(
                call,
                password ->
                    writer.write(
                        ServersOwnNodes.of(
                            layers, organization, subscriber.username(), password, publicUrl),
                        false)));
  }

  private byte[] made(PhoneCall call, Function<String, byte[]> answer) {
    if (call.signedOut()) {
      return answer.apply(SignInExchange.presented(call));
    }
    if (!call.isByToken()) {
      answer.apply(
          ProvisioningXml.MASK); // what cannot be written must use up no code and make no device
    }
    return answer.apply(exchange.exchange(call));
  }

  /**
   * Only with a token in it: the tag is made of the whole answer, and of one with a password it
   * would help in guessing.
   */
  private static Response tagged(Answer answer, List<String> known) {
    return noStore(
        answer.isKnown(known)
            ? Response.notModified(answer.tag())
            : Response.ok(answer.body(), MediaType.APPLICATION_XML_TYPE).tag(answer.tag()));
  }

  private static Response noStore(ResponseBuilder response) {
    CacheControl cacheControl = new CacheControl();
    cacheControl.setNoStore(true);
    cacheControl.setNoTransform(false);
    return response.cacheControl(cacheControl).build();
  }
}
