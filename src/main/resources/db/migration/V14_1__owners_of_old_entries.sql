-- Entries from before the last deletion of their Cloud ID belong to none that is there. With a million entries this takes a minute or more, in which older
-- nodes go on writing entries. Runs on H2 and on PostgreSQL.

CREATE TABLE last_deletion (organization VARCHAR(64) PRIMARY KEY, entry_id BIGINT NOT NULL);
INSERT INTO last_deletion
  SELECT organization, MAX(id) FROM audit_entry
  WHERE action = 'DELETE' AND target = 'organizations/' || organization
  GROUP BY organization;

UPDATE audit_entry
  SET organization_id = (SELECT o.id FROM organization o WHERE o.cloud_id = audit_entry.organization)
  WHERE organization IN (SELECT o.cloud_id FROM organization o)
    AND id > COALESCE((SELECT d.entry_id FROM last_deletion d WHERE d.organization = audit_entry.organization), 0);

DROP TABLE last_deletion;

CREATE INDEX audit_entry_owner ON audit_entry (organization_id, id);
