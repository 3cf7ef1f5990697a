-- The names that renamed subscribers had: their phones go on asking by them. Runs on H2 and on PostgreSQL.
ALTER TABLE subscriber ADD COLUMN former_usernames VARCHAR(2000); -- as they were given, one a line, the latest last; null if there are none

-- The same, to be found by.
CREATE TABLE former_username (
  organization_id BIGINT NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  username_key    VARCHAR(1000) NOT NULL,
  subscriber_id   BIGINT NOT NULL REFERENCES subscriber (id) ON DELETE CASCADE,
  PRIMARY KEY (organization_id, username_key)
);
CREATE INDEX former_username_subscriber ON former_username (subscriber_id);

-- By which the phones of deleted subscribers may ask beside their last name, one a line.
ALTER TABLE departed_device ADD COLUMN former_keys VARCHAR(6000);
