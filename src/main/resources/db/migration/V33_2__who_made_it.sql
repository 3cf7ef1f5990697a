-- Who made groups, administrators and organizations, and who changed them last; null for what was there before. The times are of the node that did it: nothing
-- is decided by them. Runs on H2 and on PostgreSQL.

ALTER TABLE subscriber_group ADD COLUMN created_at TIMESTAMP WITH TIME ZONE;
ALTER TABLE subscriber_group ADD COLUMN created_by VARCHAR(254);
ALTER TABLE subscriber_group ADD COLUMN changed_at TIMESTAMP WITH TIME ZONE;
ALTER TABLE subscriber_group ADD COLUMN changed_by VARCHAR(254);

ALTER TABLE administrator ADD COLUMN created_at TIMESTAMP WITH TIME ZONE;
ALTER TABLE administrator ADD COLUMN created_by VARCHAR(254);
ALTER TABLE administrator ADD COLUMN changed_at TIMESTAMP WITH TIME ZONE;
ALTER TABLE administrator ADD COLUMN changed_by VARCHAR(254);

ALTER TABLE organization ADD COLUMN created_at TIMESTAMP WITH TIME ZONE;
ALTER TABLE organization ADD COLUMN created_by VARCHAR(254);
ALTER TABLE organization ADD COLUMN changed_at TIMESTAMP WITH TIME ZONE;
ALTER TABLE organization ADD COLUMN changed_by VARCHAR(254);
