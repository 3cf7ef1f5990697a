-- How large a layer is, so that an edit of one entry need not read the others: entries, and about how many bytes of an answer they have.
-- Runs on H2 and on PostgreSQL.

ALTER TABLE dial_layer ADD COLUMN entries INTEGER DEFAULT 0 NOT NULL;
ALTER TABLE dial_layer ADD COLUMN weight BIGINT DEFAULT 0 NOT NULL;
