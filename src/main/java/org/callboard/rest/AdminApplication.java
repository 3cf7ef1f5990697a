package org.callboard.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** The administrators' resources. Listed, because another door has an application of its own. */
@ApplicationPath("api/v1")
public class AdminApplication extends Application {

  /** One line each, in alphabetical order. */
  private static final Set<Class<?>> CLASSES =
      Set.of(
          AcceptPatchFilter.class, //
          AccountCatalogueResource.class, //
          AccountSettingsResource.class, //
          ActorFilter.class, //
          AdministratorsResource.class, //
          AuditResource.class, //
          BulkResource.class, //
          ChangesResource.class, //
          CodesResource.class, //
          DevicesResource.class, //
          DialActionsResource.class, //
          DraftResource.class, //
          DraftResultResource.class, //
          EditSubscribersResource.class, //
          GroupsResource.class, //
          HeaderFilter.class, //
          HiddenEntriesResource.class,
          JobsResource.class, //
          MeResource.class, //
          MovesResource.class, //
          OnboardingMailsResource.class, //
          OnboardingOfManyResource.class, //
          OnboardingResource.class, //
          OrganizationChangesResource.class, //
          OrganizationDevicesResource.class, //
          OrganizationFilter.class, //
          OrganizationResource.class, //
          OrganizationWebhooksResource.class, //
          OrganizationsResource.class, //
          PortalSettingsResource.class, //
          PreviewResource.class, //
          ProblemMapper.class, //
          QueryFilter.class, //
          QuickDialResource.class, //
          ReadingFilter.class, //
          RequestHeadersFilter.class, //
          SignInLimitsResource.class, //
          SubscribersResource.class, //
          TokensResource.class, //
          UnsavedPreviewResource.class, //
          WebhooksResource.class, //
          WhyResource.class);

  @Override
  public Set<Class<?>> getClasses() {
    return CLASSES;
  }

  /** Jersey would describe the resources in a format of its own. RESTEasy knows no such thing. */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of("jersey.config.server.wadl.disableWadl", true);
  }
}
