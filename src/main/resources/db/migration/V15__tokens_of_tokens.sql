-- The API token that a token was made with: when that one is revoked, this one goes with it. Runs on H2 and on PostgreSQL.

ALTER TABLE api_token ADD COLUMN made_with BIGINT REFERENCES api_token (id) ON DELETE CASCADE;
CREATE INDEX api_token_made_with ON api_token (made_with);
