-- Where changes are sent. What waits to be sent is what the record has behind a webhook's place. Runs on H2 and on PostgreSQL.

CREATE TABLE IF NOT EXISTS webhook (
  id              BIGINT PRIMARY KEY,
  public_id       VARCHAR(40) NOT NULL UNIQUE,
  organization_id BIGINT REFERENCES organization (id) ON DELETE CASCADE, -- null: the provider's, for all organizations
  url             VARCHAR(2000) NOT NULL,
  description     VARCHAR(200),
  secret          VARCHAR(500) NOT NULL, -- encrypted
  previous_secret VARCHAR(500),          -- signs beside it for a day
  previous_until  TIMESTAMP WITH TIME ZONE,
  paused          BOOLEAN NOT NULL,
  problem         VARCHAR(500),          -- why the last attempt failed
  place           BIGINT NOT NULL,       -- up to which the receiver has taken all
  message_id      VARCHAR(40),           -- of the message that is being sent, and up to which place it goes
  message_end     BIGINT,
  attempts        INTEGER NOT NULL,      -- that have failed in a row
  next_try        TIMESTAMP WITH TIME ZONE NOT NULL, -- until then it is claimed, or waits
  created_at      TIMESTAMP WITH TIME ZONE,
  created_by      VARCHAR(254),
  changed_at      TIMESTAMP WITH TIME ZONE,
  changed_by      VARCHAR(254)
);
CREATE INDEX IF NOT EXISTS webhook_waiting ON webhook (paused, next_try);
CREATE INDEX IF NOT EXISTS webhook_organization ON webhook (organization_id, id);

-- What became of the last messages.
CREATE TABLE IF NOT EXISTS webhook_delivery (
  id         BIGINT PRIMARY KEY,
  webhook_id BIGINT NOT NULL REFERENCES webhook (id) ON DELETE CASCADE,
  message_id VARCHAR(40) NOT NULL,
  type       VARCHAR(40) NOT NULL,
  changes    INTEGER NOT NULL,
  attempt    INTEGER NOT NULL,
  sent_at    TIMESTAMP WITH TIME ZONE NOT NULL,
  millis     INTEGER NOT NULL,
  status     INTEGER,
  problem    VARCHAR(500)
);
CREATE INDEX IF NOT EXISTS webhook_delivery_webhook ON webhook_delivery (webhook_id, id);
