-- What the lists of people and of devices show and are filtered by. Runs on H2 and on PostgreSQL.

-- Who made it and who changed it last; null for what was there before. The times are of the node that did it: nothing is decided by them.
ALTER TABLE subscriber ADD COLUMN created_at TIMESTAMP WITH TIME ZONE;
ALTER TABLE subscriber ADD COLUMN created_by VARCHAR(254);
ALTER TABLE subscriber ADD COLUMN changed_at TIMESTAMP WITH TIME ZONE;
ALTER TABLE subscriber ADD COLUMN changed_by VARCHAR(254);

-- The values of the attributes, one a line, as they are looked for; null if there are none.
ALTER TABLE subscriber ADD COLUMN attributes_key VARCHAR(1000000);

-- When one of the subscriber's phones signed in last; it is set while the sign-in has locked the row anyway.
ALTER TABLE subscriber ADD COLUMN signed_in_at TIMESTAMP WITH TIME ZONE;

-- When a phone that is no device, because it keeps its password, was served last.
CREATE TABLE subscriber_contact (
  subscriber_id BIGINT PRIMARY KEY REFERENCES subscriber (id) ON DELETE CASCADE,
  contact_at    TIMESTAMP WITH TIME ZONE NOT NULL
);

-- None of these has an index, nor has last_seen: PostgreSQL then updates a row without touching any index.
ALTER TABLE device ADD COLUMN signed_in_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL;
ALTER TABLE device ADD COLUMN global_at TIMESTAMP WITH TIME ZONE; -- as of when its last whole answer of the global part was the truth
ALTER TABLE device ADD COLUMN account_at TIMESTAMP WITH TIME ZONE; -- the same of its account
CREATE INDEX device_organization ON device (organization_id);

-- Whether phones are told anything of a change; false for drafts, and for what only says how phones are recognized.
ALTER TABLE change_feed ADD COLUMN told BOOLEAN DEFAULT TRUE NOT NULL;

-- Up to which place it is noted when what was changed last.
ALTER TABLE change_feed_end ADD COLUMN noted_place BIGINT DEFAULT 0 NOT NULL;

-- When phones were told something new last: those of an organization, of a group or of a subscriber, whose ids are of one sequence.
CREATE TABLE last_change (
  id              BIGINT PRIMARY KEY, -- of the organization, the group or the subscriber
  organization_id BIGINT NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  changed_at      TIMESTAMP WITH TIME ZONE NOT NULL -- a moment after the commit
);
CREATE INDEX last_change_organization ON last_change (organization_id);
