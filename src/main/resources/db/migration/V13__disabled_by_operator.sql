-- Managers whom an operator has disabled, and whom only an operator enables. Who disabled those that are disabled now is not stored, so they are taken for
-- disabled by an operator. Runs on H2 and on PostgreSQL.

ALTER TABLE administrator ADD COLUMN disabled_by_operator BOOLEAN DEFAULT FALSE NOT NULL;
UPDATE administrator SET disabled_by_operator = TRUE WHERE enabled = FALSE;
