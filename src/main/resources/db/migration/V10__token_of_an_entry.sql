-- Which API token an edit was made by: its public id, which stays when the token is gone. Runs on H2 and on PostgreSQL.

ALTER TABLE audit_entry ADD COLUMN token_id VARCHAR(40);
