-- What somebody does again and again within an hour is one entry of the record, with a count. Runs on H2 and on PostgreSQL.

ALTER TABLE audit_entry ADD COLUMN repeated INTEGER DEFAULT 1 NOT NULL;
ALTER TABLE audit_entry ADD COLUMN last_at TIMESTAMP WITH TIME ZONE; -- null: once only
