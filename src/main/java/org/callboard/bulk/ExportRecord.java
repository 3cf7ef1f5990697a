package org.callboard.bulk;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import org.callboard.audit.AuditAction;
import org.callboard.audit.AuditLog;
import org.callboard.layer.LayerAddress;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.Json;

/** Records exports, before the first byte of them is out. */
@Stateless
@PermitAll
public class ExportRecord {

  private final AuditLog audit;

  /** For the container's proxy only. */
  public ExportRecord() {
    this(null);
  }

  @Inject
  ExportRecord(AuditLog audit) {
    this.audit = audit;
  }

  /** Of what a layer has. */
  public void of(LayerAddress layer, String what) {
    record(layer.organization(), layer.path() + "/" + what, false);
  }

  /**
   * @param secrets whether password hashes and secret account settings are in it, encrypted
   */
  public void of(OrganizationSnapshot organization, String what, boolean secrets) {
    record(organization, "organizations/" + organization.cloudId() + "/" + what, secrets);
  }

  private void record(OrganizationSnapshot organization, String target, boolean secrets) {
    audit.record(
        AuditAction.EXPORT,
        Optional.of(organization.recorded()),
        target,
        Optional.empty(),
        Optional.of(Json.createObjectBuilder().add("secrets", secrets).build()));
  }
}
