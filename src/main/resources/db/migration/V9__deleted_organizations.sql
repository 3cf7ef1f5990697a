-- Organizations that were deleted, and whose rows are deleted some at a time. Runs on H2 and on PostgreSQL.

ALTER TABLE organization ADD COLUMN deleted BOOLEAN DEFAULT FALSE NOT NULL; -- its Cloud ID is free: cloud_id is no Cloud ID any more
CREATE INDEX organization_deleted ON organization (deleted, id);
