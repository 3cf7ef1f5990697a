-- The change feed, anew: a node that starts needs nothing of the old one. Runs on H2 and on PostgreSQL.

DROP TABLE change_feed;

-- Every edit leaves a row, so that the other nodes learn of it. No references: rows outlive what they are about.
CREATE TABLE change_feed (
  id              BIGINT PRIMARY KEY,
  organization_id BIGINT NOT NULL,
  scope           VARCHAR(20) NOT NULL CHECK (scope IN ('ORGANIZATION', 'GROUP', 'SUBSCRIBER', 'EVERYTHING')),
  scope_id        BIGINT, -- of the group or the subscriber
  place           BIGINT DEFAULT 9223372036854775807 NOT NULL, -- given after the commit; until then behind all others
  changed_at      TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL -- when the edit began
);
CREATE INDEX change_feed_place ON change_feed (place);
CREATE INDEX change_feed_changed_at ON change_feed (changed_at);

-- One row: the last place that was given. Whoever gives places locks it.
CREATE TABLE change_feed_end (
  id    INTEGER PRIMARY KEY CHECK (id = 1),
  place BIGINT NOT NULL
);
INSERT INTO change_feed_end (id, place) VALUES (1, 0);
