-- The record is found by what an entry is about and by what was done; an undo says what it undoes. Runs on H2 and on PostgreSQL.

ALTER TABLE audit_entry ADD COLUMN kind VARCHAR(40);    -- subscriber, group, draft, organization, administrator, token; null: of an older node
ALTER TABLE audit_entry ADD COLUMN about VARCHAR(1000); -- its name or id; null: the organization itself, or of an older node
ALTER TABLE audit_entry ADD COLUMN undoes BIGINT;       -- the id of the entry that this one put back
