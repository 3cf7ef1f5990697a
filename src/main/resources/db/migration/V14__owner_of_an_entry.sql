-- Which organization an entry of the record is about: its row, since a Cloud ID may belong to somebody else later. No reference: entries outlive their
-- organization. Runs on H2 and on PostgreSQL.

-- Alone, because nobody writes into the table until this is committed. Old entries get their owners next.
ALTER TABLE audit_entry ADD COLUMN organization_id BIGINT;
