-- What a device has signed in by, as a hash: the app may send it for its global refreshes for good. Null for devices of before.
ALTER TABLE device ADD COLUMN IF NOT EXISTS sign_in_hash VARCHAR(520);
