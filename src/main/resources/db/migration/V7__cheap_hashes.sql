-- Whether a password is hashed cheaply, as imports do: found without reading all subscribers. Runs on H2 and on PostgreSQL.

ALTER TABLE subscriber ADD COLUMN cheap_hash BOOLEAN DEFAULT FALSE NOT NULL;
UPDATE subscriber SET cheap_hash = TRUE WHERE password_hash LIKE 'PBKDF2WithHmacSHA512:1000:%';
CREATE INDEX subscriber_cheap_hash ON subscriber (cheap_hash, id);
