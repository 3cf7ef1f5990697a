package org.callboard.phone;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.Optional;
import java.util.function.Function;
import org.callboard.account.Account;
import org.callboard.account.AccountData;
import org.callboard.account.AccountReader;
import org.callboard.layer.Layers;
import org.callboard.organization.OrganizationCache;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.phone.xml.ProvisioningXml;
import org.callboard.phone.xml.ServersOwnNodes;
import org.callboard.platform.DataUnavailableException;
import org.callboard.platform.Roles;
import org.callboard.security.Refusal;
import org.callboard.subscriber.SubscriberCache;
import org.callboard.subscriber.SubscriberSnapshot;

/**
 * External Provisioning. Unlike the global part it never answers with less than it should: an
 * account that lacks something would be taken for the truth, and a refusal leaves on the phone what
 * it has. Its answers have secrets, so none is kept.
 */
@Path("account")
@ApplicationScoped
public class AccountProvisioningResource {

  @Inject private SecurityContext security;
  @Inject private OrganizationCache organizations;
  @Inject private SubscriberCache subscribers;
  @Inject private AccountReader accounts;
  @Inject private SignInExchange exchange;
  @Inject private PublicAddress address;
  @Inject private ProvisioningXml xml;
  @Inject private RefusalWords words;

  /** Who is recognized, and by what. */
  private record Caller(
      PhonePrincipal phone,
      PhoneCall call,
      OrganizationSnapshot organization,
      SubscriberSnapshot subscriber) {}

  @GET
  @RolesAllowed({Roles.PHONE, Roles.UNVERIFIED_PHONE})
  public Response get(
      @Context HttpServletRequest servlet,
      @Context Request request,
      @HeaderParam("If-None-Match") String known) {
    return answer(servlet, known == null ? Optional.empty() : Optional.of(request));
  }

  /** Preconditions mean something else here. */
  @POST
  @RolesAllowed({Roles.PHONE, Roles.UNVERIFIED_PHONE})
  public Response post(@Context HttpServletRequest servlet) {
    return answer(servlet, Optional.empty());
  }

  private Response answer(HttpServletRequest servlet, Optional<Request> preconditions) {
    Optional<Caller> caller = Optional.empty();
    try {
      caller = Optional.of(caller(servlet));
      byte[] body = body(caller.get(), servlet);
      return caller.get().call().kind() == PhoneCall.Kind.DEVICE
          ? tagged(Answer.of(body), preconditions)
          : noStore(Response.ok(body, MediaType.APPLICATION_XML_TYPE));
    } catch (RefusedAccountException e) {
      return refused(e.refusal(), caller, servlet);
    } catch (DataUnavailableException e) {
      return refused(Refusal.cannotCheck(), caller, servlet);
    }
  }

  private Caller caller(HttpServletRequest servlet) {
    PhonePrincipal phone =
        security.getPrincipalsByType(PhonePrincipal.class).stream()
            .findFirst()
            .orElseThrow(() -> new RefusedAccountException(Refusal.cannotCheck()));
    PhoneCall call =
        PhoneCall.of(servlet)
            .orElseThrow(() -> new IllegalStateException("A phone without its call"));
    return new Caller(
        phone,
        call,
        organizations.get(phone.organizationId()).orElseThrow(this::deletedMeanwhile),
        subscribers.get(phone.subscriberId()).orElseThrow(this::deletedMeanwhile));
  }

  private RefusedAccountException deletedMeanwhile() {
    return new RefusedAccountException(Refusal.wrongCredentials());
  }

  private byte[] body(Caller caller, HttpServletRequest servlet) {
    OrganizationSnapshot organization = caller.organization();
    SubscriberSnapshot subscriber = caller.subscriber();
    Layers<AccountData> layers =
        accounts.read(organization, subscriber, caller.phone().isEditable());
    Account account = Account.of(layers, organization, subscriber);
    if (!account.whole()) {
      throw new RefusedAccountException(Refusal.cannotCheck());
    }
    PhoneCall call = caller.call();
    Optional<String> publicUrl = address.of(servlet);
    Account told =
        call.signedOut()
            ? SignedOutAccount.of(account)
                .orElseThrow(() -> new RefusedAccountException(Refusal.disabled()))
            : account;
    Function<String, byte[]> answer =
        password ->
            xml.account(
                told,
                ServersOwnNodes.of(
                    layers, organization, subscriber.username(), password, publicUrl),
                false);
    if (call.signedOut()) {
      return answer.apply(SignInExchange.presented(call));
    }
    if (call.kind() != PhoneCall.Kind.DEVICE) {
      answer.apply(
          ProvisioningXml.MASK); // what cannot be written must use up no code and make no device
    }
    return answer.apply(exchange.exchange(organization, subscriber, call, servlet.getMethod()));
  }

  /**
   * Only with a token in it: the tag is made of the whole answer, and of one with a password it
   * would help in guessing.
   */
  private static Response tagged(Answer answer, Optional<Request> preconditions) {
    ResponseBuilder notModified =
        preconditions.map(request -> request.evaluatePreconditions(answer.tag())).orElse(null);
    return noStore(
        notModified == null
            ? Response.ok(answer.body(), MediaType.APPLICATION_XML_TYPE).tag(answer.tag())
            : notModified.tag(answer.tag()));
  }

  private Response refused(Refusal refusal, Optional<Caller> caller, HttpServletRequest servlet) {
    Optional<String> language = Optional.ofNullable(servlet.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    Refusal worded =
        caller.map(c -> words.of(refusal, c.organization().cloudId(), language)).orElse(refusal);
    ResponseBuilder response =
        Response.status(worded.status())
            .entity(xml.error(worded.message()))
            .type(MediaType.APPLICATION_XML_TYPE);
    worded.headers().forEach(response::header);
    return noStore(response);
  }

  private static Response noStore(ResponseBuilder response) {
    CacheControl cacheControl = new CacheControl();
    cacheControl.setNoStore(true);
    cacheControl.setNoTransform(false);
    return response.cacheControl(cacheControl).build();
  }
}
