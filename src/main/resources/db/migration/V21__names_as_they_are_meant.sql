-- Runs on H2 and on PostgreSQL.

-- What a name was compared by before, where it is compared otherwise now: who signs in may type it so. Null for nearly all.
ALTER TABLE subscriber ADD COLUMN former_key VARCHAR(1000);
CREATE INDEX subscriber_former_key ON subscriber (organization_id, former_key);

-- What a display name is found by, where the small letters of the database would not do.
ALTER TABLE subscriber ADD COLUMN display_key VARCHAR(1000);

ALTER TABLE administrator ADD COLUMN former_key VARCHAR(1000);
CREATE INDEX administrator_former_key ON administrator (former_key);
