-- By what the record is followed, and how the entries of a request are found. Runs on H2 and on PostgreSQL.

CREATE INDEX IF NOT EXISTS audit_entry_place ON audit_entry (place, id);
CREATE INDEX IF NOT EXISTS audit_entry_own_place ON audit_entry (organization_id, place);
CREATE INDEX IF NOT EXISTS audit_entry_request ON audit_entry (request_id);
