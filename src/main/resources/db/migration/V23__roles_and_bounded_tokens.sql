-- Services, the language of an administrator's pages, and tokens that may do less than their owner. Runs on H2 and on PostgreSQL.

ALTER TABLE administrator ADD COLUMN service BOOLEAN DEFAULT FALSE NOT NULL;
ALTER TABLE administrator ADD COLUMN language VARCHAR(35);

ALTER TABLE api_token ADD COLUMN role VARCHAR(20); -- null: what its administrator may
ALTER TABLE api_token ADD COLUMN organization_id BIGINT REFERENCES organization (id) ON DELETE CASCADE; -- null: those of its administrator
ALTER TABLE api_token ADD COLUMN last_used_at TIMESTAMP WITH TIME ZONE;
CREATE INDEX api_token_organization ON api_token (organization_id);
