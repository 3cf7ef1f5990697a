-- Who made a sign-in code, and the way to an organization's codes, the newest first. Null of older codes, and of those that an older node makes.
-- Runs on H2 and on PostgreSQL.
ALTER TABLE sign_in_code ADD COLUMN IF NOT EXISTS created_by VARCHAR(300);
CREATE INDEX IF NOT EXISTS sign_in_code_organization ON sign_in_code (organization_id, id);
