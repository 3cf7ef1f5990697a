-- From which addresses an organization's phones are not slowed down by what else comes from there. Null is none, so an older node goes on writing rows
-- without it. Runs on H2 and on PostgreSQL.
ALTER TABLE organization ADD COLUMN IF NOT EXISTS allowed_addresses VARCHAR(2500);
