-- The Cloud IDs that renamed organizations had: their phones go on asking by them. Runs on H2 and on PostgreSQL.
CREATE TABLE former_cloud_id (
  cloud_id        VARCHAR(64) PRIMARY KEY,
  organization_id BIGINT NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  since           TIMESTAMP WITH TIME ZONE NOT NULL,
  asked_at        TIMESTAMP WITH TIME ZONE -- when a phone asked by it last; null if none has since then
);
CREATE INDEX former_cloud_id_organization ON former_cloud_id (organization_id);
