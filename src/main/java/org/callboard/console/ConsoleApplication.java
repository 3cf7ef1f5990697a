package org.callboard.console;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** The pages. Listed, because each door has an application of its own. */
@ApplicationPath("console")
public class ConsoleApplication extends Application {

  private static final Set<Class<?>> CLASSES =
      Set.of(
          // One line each, in alphabetical order.
          AdministratorPages.class, //
          AllAdministratorPages.class, //
          AllJobPages.class, //
          AssetPages.class, //
          CallFilter.class, //
          CodePages.class, //
          DialActionPages.class, //
          ErrorTextPages.class, //
          ExportPages.class, //
          FaultMapper.class, //
          FindPages.class, //
          FirstManagerPages.class, //
          GroupPages.class, //
          GroupsPages.class, //
          HomePages.class, //
          ImportPages.class, //
          JobPages.class, //
          KeptImportPages.class, //
          NewOrganizationPages.class, //
          OrganizationEditPages.class, //
          OrganizationPages.class, //
          OwnPages.class, //
          PageHeaders.class, //
          PeopleEditPages.class, //
          PeoplePages.class, //
          PersonPages.class, //
          PersonRecordPages.class, //
          PortalPages.class, //
          PublishPages.class, //
          QuickDialEntryPages.class, //
          QuickDialPages.class, //
          RecordPages.class, //
          ServerRecordPages.class, //
          SettingsPages.class, //
          SheetPages.class, //
          SignInPages.class, //
          TokenPages.class, //
          UndoOffer.class, //
          UndoPages.class, //
          WhyPages.class);

  @Override
  public Set<Class<?>> getClasses() {
    return CLASSES;
  }

  /**
   * Jersey would describe the resources in a format of its own, and make addresses absolute by what
   * a proxy says. RESTEasy does neither.
   */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of(
        "jersey.config.server.wadl.disableWadl",
        true,
        "jersey.config.server.headers.location.relative.resolution.disabled",
        true);
  }
}
