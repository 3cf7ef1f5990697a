-- By which names in which other organizations a moved subscriber's phones may ask; former_username finds them. Runs on H2 and on PostgreSQL.
ALTER TABLE subscriber ADD COLUMN former_elsewhere VARCHAR(4000); -- the row id of the organization, a space, and the username: one a line; null if there are none
