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
import org.callboard.bulk.AccountCsv;
import org.callboard.bulk.CsvExports;
import org.callboard.bulk.ImportOptions;
import org.callboard.bulk.QuickDialImport;
import org.callboard.bulk.SubscriberCsv;
import org.callboard.bulk.Upload;
import org.callboard.bulk.file.OrganizationExport;
import org.callboard.bulk.file.OrganizationImport;
import org.callboard.bulk.sample.VendorSample;
import org.callboard.job.JobRunner;
import org.callboard.job.JobStore;
import org.callboard.job.TooManyJobsException;
import org.callboard.job.Work;
import org.callboard.layer.LayerAddress;
import org.callboard.organization.CloudId;
import org.callboard.organization.OrganizationSnapshot;
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
  private static final String QUICK_DIAL = "quick-dial.csv";

  @Inject private Access access;
  @Inject private SubscriberCsv subscribers;
  @Inject private QuickDialImport quickDial;
  @Inject private VendorSample sample;
  @Inject private OrganizationImport organizationImport;
  @Inject private JobRunner runner;
  @Inject private CsvExports exports;
  @Inject private OrganizationExport organizationExport;
  @Inject private JobStore jobs;
  @Inject private Settings settings;

  @GET
  @Path(SUBSCRIBERS)
  @Produces(CSV)
  @RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
  public Response exportSubscribers(@PathParam("cloudId") String cloudId) {
    OrganizationSnapshot organization = access.organization(cloudId);
    AccountCsv columns = exports.columns(organization);
    return download(
        organization,
        SUBSCRIBERS,
        CSV_UTF8,
        out -> exports.subscribers(organization, columns, out));
  }

  @POST
  @Path(SUBSCRIBERS)
  @Consumes(CSV)
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
  public Response importSubscribers(@BeanParam ImportRequest request, InputStream body) {
    OrganizationSnapshot organization = access.organization(request.cloudId);
    ImportOptions how = request.how();
    Upload file = request.receive(body, settings.get(Setting.IMPORT_MAX_BYTES));
    return run(request, file, subscribers.work(organization, file, how));
  }

  /** The users and the template of the vendor's sample server: {@code users}, {@code template}. */
  @POST
  @Path("vendor-sample")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
  public Response importVendorSample(@BeanParam ImportRequest request, InputStream body) {
    OrganizationSnapshot organization = access.organization(request.cloudId);
    ImportOptions how = request.how();
    VendorSampleForm form = request.receiveForm(body, settings.get(Setting.IMPORT_MAX_BYTES));
    return run(
        request, form.users(), sample.work(organization, form.users(), form.template(), how));
  }

  @GET
  @Path(QUICK_DIAL)
  @Produces(CSV)
  @RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
  public Response exportQuickDial(@PathParam("cloudId") String cloudId) {
    OrganizationSnapshot organization = access.organization(cloudId);
    LayerAddress layer = LayerAddress.ofOrganization(organization);
    return download(organization, QUICK_DIAL, CSV_UTF8, out -> exports.quickDial(layer, out));
  }

  @POST
  @Path(QUICK_DIAL)
  @Consumes(CSV)
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
  public Response importQuickDial(@BeanParam ImportRequest request, InputStream body) {
    LayerAddress layer = LayerAddress.ofOrganization(access.organization(request.cloudId));
    ImportOptions how = request.how();
    Upload file = request.receive(body, settings.get(Setting.IMPORT_MAX_BYTES));
    return run(request, file, quickDial.work(layer, file, how));
  }

  @GET
  @Path("export")
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
  public Response export(
      @PathParam("cloudId") String cloudId, @HeaderParam(PASSPHRASE) String passphrase) {
    OrganizationSnapshot organization = access.organization(cloudId);
    Optional<String> secret = Optional.ofNullable(passphrase);
    organizationExport.check(secret);
    return download(
        organization,
        "export.json",
        MediaType.APPLICATION_JSON,
        out -> organizationExport.write(organization, secret, out));
  }

  /** An operator's import makes the organization if it is not there. */
  @POST
  @Path("import")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
  public Response importOrganization(
      @BeanParam ImportRequest request,
      @HeaderParam(PASSPHRASE) String passphrase,
      InputStream body) {
    Optional<String> secret = Optional.ofNullable(passphrase);
    organizationExport.check(secret);
    Optional<OrganizationSnapshot> organization = access.organizationToWrite(request.cloudId);
    CloudId cloudId =
        organization
            .map(OrganizationSnapshot::cloudId)
            .orElseGet(() -> new CloudId(request.cloudId));
    ImportOptions how = request.how();
    Upload file = request.receive(body, settings.get(Setting.IMPORT_MAX_BYTES));
    return run(request, file, organizationImport.work(cloudId, organization, file, how, secret));
  }

  /**
   * Does it now or in the background; what is not there yet has no jobs either. Whatever happens,
   * the upload is closed, by this or by the job.
   */
  private Response run(ImportRequest request, Upload upload, Work work) {
    boolean handedOver = false;
    try {
      if (work.organizationId().isPresent() && request.inBackground(upload)) {
        String id = runner.inBackground(work, upload::close);
        handedOver = true;
        return request.accepted(jobs.find(work.organizationId().get(), id).orElseThrow());
      }
      return ImportRequest.answer(runner.now(work));
    } catch (TooManyJobsException e) {
      throw new ProblemException(ImportRequest.busy(e.getMessage()));
    } finally {
      if (!handedOver) {
        upload.close();
      }
    }
  }

  private static Response download(
      OrganizationSnapshot organization, String name, String type, StreamingOutput body) {
    String file = organization.cloudId() + "-" + name;
    return Response.ok(body)
        .type(type)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"")
        .build();
  }
}
