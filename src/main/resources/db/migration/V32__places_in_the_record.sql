-- Entries of the record get places when they are committed, so that whoever follows them misses none, and say by which request they were made. Runs on H2
-- and on PostgreSQL.

ALTER TABLE audit_entry ADD COLUMN IF NOT EXISTS request_id VARCHAR(128);
ALTER TABLE audit_entry ADD COLUMN IF NOT EXISTS renamed_to VARCHAR(1000); -- its name or id since, if the edit gave it another one

-- Entries from before have no place and are at no cursor. New ones, an older node's too, are behind all others until they get theirs.
ALTER TABLE audit_entry ADD COLUMN IF NOT EXISTS place BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE audit_entry ALTER COLUMN place SET DEFAULT 9223372036854775807;

-- One row: the last place that was given, which whoever gives places locks, and the last one of an entry that was deleted.
CREATE TABLE IF NOT EXISTS record_end (
  id        INTEGER PRIMARY KEY CHECK (id = 1),
  place     BIGINT NOT NULL,
  forgotten BIGINT NOT NULL
);
INSERT INTO record_end (id, place, forgotten) SELECT 1, 0, 0 WHERE NOT EXISTS (SELECT id FROM record_end);
