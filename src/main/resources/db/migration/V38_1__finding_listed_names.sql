-- Lets the list of people be read in its order. With the id in it, PostgreSQL need not look at the rows of those before the page. Runs on H2 and on PostgreSQL.
CREATE INDEX IF NOT EXISTS subscriber_listed ON subscriber (organization_id, listed_name, username_key, id);
