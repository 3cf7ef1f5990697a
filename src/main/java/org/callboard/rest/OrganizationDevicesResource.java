package org.callboard.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.callboard.administration.DeviceSearch;
import org.callboard.administration.OrganizationDeviceActs;
import org.callboard.administration.RevokedDevices;
import org.callboard.administration.SubscriberSearch;
import org.callboard.device.DeviceFilter;
import org.callboard.device.OwnedDevice;
import org.callboard.platform.JsonFields;
import org.callboard.platform.Page;
import org.callboard.platform.Roles;

/** The devices of a whole organization. */
@Path("organizations/{cloudId}/devices")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class OrganizationDevicesResource {

  private static final String CONTACT_BEFORE = "contactBefore";
  private static final String CONTACT_AFTER = "contactAfter";
  private static final String SILENT_DAYS = "silentDays";
  private static final String AGENT = "agent";
  private static final String USERNAME = "username";
  private static final String HEARD_BEFORE = "heardBefore";
  private static final String UP_TO_DATE = "upToDate";
  private static final String REVOKED = "revoked";

  private final OrganizationDeviceActs devices;

  /** For the container's proxy only. */
  public OrganizationDevicesResource() {
    this(null);
  }

  @Inject
  OrganizationDevicesResource(OrganizationDeviceActs devices) {
    this.devices = devices;
  }

  @QueryParameters(
      value = {
        CONTACT_BEFORE,
        CONTACT_AFTER,
        SILENT_DAYS,
        AGENT,
        USERNAME,
        SubscriberSearch.GROUP,
        HEARD_BEFORE,
        "sort",
        QueryParameters.OFFSET,
        QueryParameters.LIMIT
      },
      flags = {UP_TO_DATE, REVOKED})
  @GET
  @RolesAllowed(Roles.SEE)
  public Response list(@BeanParam OrganizationRequest request) {
    ResourceRequest call = request.call();
    Paging paging = Paging.of(request.uri);
    DeviceFilter.Sort sort =
        call.parameter("sort", DeviceFilter.Sort::of).orElse(DeviceFilter.Sort.CONTACT_DOWN);
    Page<OwnedDevice> page =
        ResourceRequest.checked(
            () ->
                devices.page(request.cloudId, search(call), sort, paging.offset(), paging.limit()));
    return Answers.list(
        paging.list(page.items().stream().map(OwnedDeviceJson::of).toList(), page.total()));
  }

  /** Signs many out at once. */
  @QueryParameters(flags = ImportRequest.DRY_RUN)
  @POST
  @Path("revoke")
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response revoke(@BeanParam OrganizationRequest request, InputStream in) {
    boolean dryRun = request.call().flag(ImportRequest.DRY_RUN).orElse(false);
    JsonFields body = JsonFields.read(in);
    Optional<List<String>> ids = body.texts("devices");
    Optional<JsonFields> search = body.object("search");
    if (ids.isPresent() == search.isPresent()) {
      body.refuse("devices", "or search must be given, one of the two.");
    }
    Optional<DeviceSearch> sought = search.map(OrganizationDevicesResource::search);
    body.end();
    RevokedDevices revoked =
        sought.isPresent()
            ? devices.revoke(request.cloudId, sought.get(), dryRun)
            : devices.revoke(request.cloudId, ids.orElseThrow(), dryRun);
    return Answers.list(OwnedDeviceJson.of(revoked));
  }

  private static DeviceSearch search(ResourceRequest call) {
    return new DeviceSearch(
        time(call, CONTACT_BEFORE),
        time(call, CONTACT_AFTER),
        call.number(SILENT_DAYS),
        call.parameter(AGENT),
        call.parameter(USERNAME),
        call.parameter(SubscriberSearch.GROUP),
        time(call, HEARD_BEFORE),
        call.flag(UP_TO_DATE),
        call.flag(REVOKED));
  }

  private static Optional<Instant> time(ResourceRequest call, String name) {
    return call.parameter(name, text -> Timestamps.instant(name, text));
  }

  /** The same in a body. */
  private static DeviceSearch search(JsonFields fields) {
    Optional<Instant> before = Timestamps.of(fields, CONTACT_BEFORE);
    Optional<Instant> after = Timestamps.of(fields, CONTACT_AFTER);
    Optional<Integer> days = fields.integer(SILENT_DAYS);
    Optional<String> agent = fields.text(AGENT);
    Optional<String> username = fields.text(USERNAME);
    Optional<String> group = fields.text(SubscriberSearch.GROUP);
    Optional<Instant> heard = Timestamps.of(fields, HEARD_BEFORE);
    Optional<Boolean> upToDate = fields.flag(UP_TO_DATE);
    Optional<Boolean> revoked = fields.flag(REVOKED);
    return fields.make(
        () ->
            new DeviceSearch(before, after, days, agent, username, group, heard, upToDate, revoked),
        null);
  }
}
