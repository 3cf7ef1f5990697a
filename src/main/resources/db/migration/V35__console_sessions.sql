-- Browsers that administrators are signed in with. Runs on H2 and on PostgreSQL.
CREATE TABLE IF NOT EXISTS console_session (
  id               BIGINT PRIMARY KEY,
  public_id        VARCHAR(40) NOT NULL UNIQUE,
  administrator_id BIGINT NOT NULL REFERENCES administrator (id) ON DELETE CASCADE,
  secret_hash      VARCHAR(64) NOT NULL UNIQUE, -- SHA-256, in hexadecimal: the secret is random
  created_at       TIMESTAMP WITH TIME ZONE NOT NULL,
  used_at          TIMESTAMP WITH TIME ZONE NOT NULL, -- within a minute
  idle_until       TIMESTAMP WITH TIME ZONE NOT NULL,
  ends_at          TIMESTAMP WITH TIME ZONE NOT NULL,
  address          VARCHAR(100) NOT NULL,
  browser          VARCHAR(200) NOT NULL
);
CREATE INDEX IF NOT EXISTS console_session_administrator ON console_session (administrator_id, id);
CREATE INDEX IF NOT EXISTS console_session_ends_at ON console_session (ends_at);
