-- What phones may hold of deleted subscribers, of any kind of data. Runs on H2 and on PostgreSQL.

CREATE TABLE departed_layer (
  organization_id BIGINT NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  username_key    VARCHAR(1000) NOT NULL,
  data            VARCHAR(20) NOT NULL, -- the kind of data
  memory          VARCHAR(1000000) NOT NULL, -- JSON, as the kind of data writes it
  PRIMARY KEY (username_key, organization_id, data) -- the name first: rows are read by many names at once
);
CREATE INDEX departed_layer_organization ON departed_layer (organization_id);

INSERT INTO departed_layer (organization_id, username_key, data, memory)
  SELECT organization_id, username_key, 'DIAL_DATA', removals FROM departed_subscriber;
INSERT INTO departed_layer (organization_id, username_key, data, memory)
  SELECT organization_id, username_key, 'ACCOUNT', highest FROM departed_account;

DROP TABLE departed_subscriber;
DROP TABLE departed_account;
