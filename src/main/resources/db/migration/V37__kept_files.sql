-- Files that wait to be imported, for 15 minutes, encrypted under keys that only browsers have. Runs on H2 and on PostgreSQL.
CREATE TABLE IF NOT EXISTS kept_file (
  id               VARCHAR(40) PRIMARY KEY,
  session_hash     VARCHAR(64) NOT NULL REFERENCES console_session (secret_hash) ON DELETE CASCADE,
  organization_id  BIGINT NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  administrator_id BIGINT NOT NULL, -- whose session it is
  lines            BIGINT NOT NULL,
  size             BIGINT NOT NULL,
  parts            INTEGER,          -- null: not all of it is here
  wish             VARCHAR(1000000), -- how to import it, encrypted
  check_job_id     VARCHAR(40),      -- the job that says what would happen
  import_job_id    VARCHAR(40),      -- the job that does it
  ends_at          TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX IF NOT EXISTS kept_file_session ON kept_file (session_hash);
CREATE INDEX IF NOT EXISTS kept_file_administrator ON kept_file (administrator_id);
CREATE INDEX IF NOT EXISTS kept_file_organization ON kept_file (organization_id);

CREATE TABLE IF NOT EXISTS kept_file_part (
  file_id VARCHAR(40) NOT NULL REFERENCES kept_file (id) ON DELETE CASCADE,
  number  INTEGER NOT NULL,
  content VARCHAR(1000000) NOT NULL, -- 256 KiB of the file, compressed, encrypted
  PRIMARY KEY (file_id, number)
);
