-- Which organization an entry of the record is about: its row, since a Cloud ID may belong to somebody else later. No reference: entries outlive their
-- organization. Entries from before the last deletion of their Cloud ID belong to none that is there. Runs on H2 and on PostgreSQL.

ALTER TABLE audit_entry ADD COLUMN organization_id BIGINT;

CREATE TABLE last_deletion AS
  SELECT organization, MAX(id) AS entry_id FROM audit_entry
  WHERE action = 'DELETE' AND target = 'organizations/' || organization
  GROUP BY organization;

UPDATE audit_entry
  SET organization_id = (SELECT o.id FROM organization o WHERE o.cloud_id = audit_entry.organization)
  WHERE organization IS NOT NULL
    AND id > COALESCE((SELECT d.entry_id FROM last_deletion d WHERE d.organization = audit_entry.organization), 0);

DROP TABLE last_deletion;

CREATE INDEX audit_entry_owner ON audit_entry (organization_id, id);
