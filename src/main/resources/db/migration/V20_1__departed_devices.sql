-- The devices of deleted subscribers, for a while: their phones are told that they were signed out. Hashes and names only.
CREATE TABLE IF NOT EXISTS departed_device (
  token_hash      VARCHAR(64) PRIMARY KEY,
  organization_id BIGINT NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  username_key    VARCHAR(1000) NOT NULL,
  departed_at     TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX IF NOT EXISTS departed_device_organization ON departed_device (organization_id);
CREATE INDEX IF NOT EXISTS departed_device_departed_at ON departed_device (departed_at);
