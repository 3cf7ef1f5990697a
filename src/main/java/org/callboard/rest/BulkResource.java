package org.callboard.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;
import org.callboard.administration.BulkActs;
import org.callboard.administration.Download;
import org.callboard.administration.ImportOutcome;
import org.callboard.administration.SubscriberSearch;
import org.callboard.bulk.ImportOptions;
import org.callboard.bulk.Upload;
import org.callboard.job.TooManyJobsException;
import org.callboard.platform.Roles;
import org.callboard.platform.Setting;
import org.callboard.platform.Settings;

/** CSV and whole organizations, in and out. */
@Path("organizations/{cloudId}")
@ApplicationScoped
public class BulkResource {

  private static final String CSV = "text/csv";
  private static final String CSV_UTF8 = "text/csv;charset=UTF-8";
  private static final String SUBSCRIBERS = "subscribers.csv";
  private static final String PASSPHRASE = "Callboard-Passphrase";
  private static final String QUICK_DIAL = LayerRequest.OWNER + "quick-dial.csv";

  private final BulkActs bulk;
  private final Settings settings;

  /** For the container's proxy only. */
  public BulkResource() {
    this(null, null);
  }

  @Inject
  BulkResource(BulkActs bulk, Settings settings) {
    this.bulk = bulk;
    this.settings = settings;
  }

  @QueryParameters(
      value = {"q", SubscriberSearch.GROUP, "silentDays"},
      flags = {"enabled", "neverSignedIn", "codeWaiting"})
  @GET
  @Recorded
  @Path(SUBSCRIBERS)
  @Produces(CSV)
  @RolesAllowed(Roles.SEE)
  public Response exportSubscribers(@BeanParam OrganizationRequest request) {
    return answer(
        ResourceRequest.checked(
            () -> bulk.exportSubscribers(request.cloudId, request.call().search())),
        CSV_UTF8);
  }

  @QueryParameters(
      value = {
        ImportRequest.ON_CONFLICT,
        ImportRequest.CHARSET,
        ImportRequest.MAP,
        ImportRequest.UNKNOWN_COLUMNS
      },
      flags = {ImportRequest.DRY_RUN, ImportRequest.BACKGROUND})
  @POST
  @Path(SUBSCRIBERS)
  @Consumes(CSV)
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response importSubscribers(@BeanParam ImportRequest request, InputStream body) {
    return imported(request, request.howOfCsv(), body, bulk::importSubscribers);
  }

  /** The users and the template of the vendor's sample server: {@code users}, {@code template}. */
  @QueryParameters(
      value = {ImportRequest.ON_CONFLICT, ImportRequest.CHARSET},
      flags = {ImportRequest.DRY_RUN, ImportRequest.BACKGROUND})
  @POST
  @Path("vendor-sample")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.MANAGE)
  public Response importVendorSample(@BeanParam ImportRequest request, InputStream body) {
    ImportOptions how = request.howOfSample();
    bulk.checkRoom();
    VendorSampleForm form = request.receiveForm(body, maxBytes());
    return answer(
        request,
        () ->
            bulk.importVendorSample(
                request.cloudId,
                form.users(),
                form.template(),
                request.howOf(form, how),
                request.background()));
  }

  @GET
  @Recorded
  @Path(QUICK_DIAL)
  @Produces(CSV)
  @RolesAllowed(Roles.SEE)
  public Response exportQuickDial(@BeanParam LayerRequest request) {
    return answer(bulk.exportQuickDial(request.cloudId, request.layer()), CSV_UTF8);
  }

  @QueryParameters(
      value = {
        ImportRequest.ON_CONFLICT,
        ImportRequest.CHARSET,
        ImportRequest.MAP,
        ImportRequest.UNKNOWN_COLUMNS
      },
      flags = {ImportRequest.DRY_RUN, ImportRequest.BACKGROUND})
  @POST
  @Path(QUICK_DIAL)
  @Consumes(CSV)
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response importQuickDial(
      @BeanParam ImportRequest request, @BeanParam LayerRequest layer, InputStream body) {
    return imported(
        request,
        request.howOfList(),
        body,
        (cloudId, file, how, background) ->
            bulk.importQuickDial(cloudId, layer.layer(), file, how, background));
  }

  @GET
  @Recorded
  @Path("export")
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.SEE_SETTINGS)
  public Response export(
      @PathParam("cloudId") String cloudId, @HeaderParam(PASSPHRASE) String passphrase) {
    return answer(
        bulk.exportOrganization(cloudId, Optional.ofNullable(passphrase)),
        MediaType.APPLICATION_JSON);
  }

  /** An operator's import makes the organization if it is not there. */
  @QueryParameters(
      value = {ImportRequest.ON_CONFLICT},
      flags = {ImportRequest.DRY_RUN, ImportRequest.BACKGROUND})
  @POST
  @Path("import")
  @MakesOrganization
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.MANAGE)
  public Response importOrganization(
      @BeanParam ImportRequest request,
      @HeaderParam(PASSPHRASE) String passphrase,
      InputStream body) {
    Optional<String> secret = Optional.ofNullable(passphrase);
    bulk.checkPassphrase(secret); // before the body is read
    return imported(
        request,
        request.how(),
        body,
        (cloudId, file, how, background) ->
            bulk.importOrganization(cloudId, file, how, secret, background));
  }

  private long maxBytes() {
    return settings.get(Setting.IMPORT_MAX_BYTES);
  }

  /** An act that imports a file, and closes it. */
  @FunctionalInterface
  private interface Import {
    ImportOutcome run(String cloudId, Upload file, ImportOptions how, Optional<Boolean> background);
  }

  /**
   * @param how read before the body is
   */
  private Response imported(
      ImportRequest request, ImportOptions how, InputStream body, Import act) {
    bulk.checkRoom();
    Upload file = request.receive(body, maxBytes());
    return answer(request, () -> act.run(request.cloudId, file, how, request.background()));
  }

  private static Response answer(ImportRequest request, Supplier<ImportOutcome> act) {
    try {
      ImportOutcome outcome = act.get();
      return outcome.job().map(request::accepted).orElseGet(() -> report(outcome));
    } catch (TooManyJobsException e) {
      throw new ProblemException(ImportRequest.busy(e.getMessage()));
    }
  }

  private static Response report(ImportOutcome outcome) {
    return ImportRequest.answer(outcome.report().orElseThrow());
  }

  private static Response answer(Download download, String type) {
    StreamingOutput body = download::sendTo;
    return Response.ok(body)
        .type(type)
        .header(HttpHeaders.CONTENT_DISPOSITION, download.disposition())
        .build();
  }
}
