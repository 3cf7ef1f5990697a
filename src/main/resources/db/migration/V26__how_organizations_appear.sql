-- How an organization appears on what its people are handed: the time zone of times, the colour, the language. Null is the default, so an older node goes
-- on writing rows without them. Runs on H2 and on PostgreSQL.
ALTER TABLE organization ADD COLUMN IF NOT EXISTS time_zone VARCHAR(100);
ALTER TABLE organization ADD COLUMN IF NOT EXISTS accent_colour VARCHAR(7);
ALTER TABLE organization ADD COLUMN IF NOT EXISTS language VARCHAR(2);
