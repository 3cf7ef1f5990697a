-- What edits of one organization take turns at, beside the rows that they edit. Runs on H2 and on PostgreSQL.

CREATE TABLE edit_lock (
  organization_id BIGINT NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  kind            VARCHAR(20) NOT NULL,
  version         BIGINT DEFAULT 0 NOT NULL, -- of RULES: how often they have changed
  PRIMARY KEY (organization_id, kind)
);

INSERT INTO edit_lock (organization_id, kind) SELECT id, 'MANY' FROM organization;
INSERT INTO edit_lock (organization_id, kind) SELECT id, 'NAMES' FROM organization;
INSERT INTO edit_lock (organization_id, kind) SELECT id, 'RULES' FROM organization;
