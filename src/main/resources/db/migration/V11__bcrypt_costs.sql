-- The cost of a subscriber's bcrypt hash, the current one or the previous: the highest of an organization is found without reading all subscribers.
-- Runs on H2 and on PostgreSQL.

ALTER TABLE subscriber ADD COLUMN bcrypt_cost INTEGER;
UPDATE subscriber SET bcrypt_cost = CASE SUBSTRING(password_hash, 12, 2)
    WHEN '04' THEN 4 WHEN '05' THEN 5 WHEN '06' THEN 6 WHEN '07' THEN 7 WHEN '08' THEN 8 WHEN '09' THEN 9
    WHEN '10' THEN 10 WHEN '11' THEN 11 WHEN '12' THEN 12 WHEN '13' THEN 13 WHEN '14' THEN 14 END
  WHERE password_hash LIKE 'bcrypt:%';
CREATE INDEX subscriber_bcrypt_cost ON subscriber (bcrypt_cost, organization_id);
