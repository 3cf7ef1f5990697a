-- When the clock publishes an organization's draft, and for whom. Small: a row for each draft that waits. Runs on H2 and on PostgreSQL.

CREATE TABLE publish_plan (
  organization_id  BIGINT PRIMARY KEY REFERENCES organization (id) ON DELETE CASCADE,
  due_at           TIMESTAMP WITH TIME ZONE NOT NULL,
  set_at           TIMESTAMP WITH TIME ZONE NOT NULL,
  set_by           VARCHAR(254) NOT NULL, -- the username
  administrator_id BIGINT NOT NULL        -- no reference: the plan outlives who set it, and is refused then
);
CREATE INDEX publish_plan_due ON publish_plan (due_at);
