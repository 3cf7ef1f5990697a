-- Letters that wait to be sent, and what became of them. No code and no password: a code is made when its letter is sent. Runs on H2 and on PostgreSQL.
CREATE TABLE IF NOT EXISTS queued_mail (
  id              BIGINT PRIMARY KEY,
  public_id       VARCHAR(40) NOT NULL UNIQUE,
  organization_id BIGINT NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  subscriber_id   BIGINT NOT NULL REFERENCES subscriber (id) ON DELETE CASCADE,
  address         VARCHAR(254) NOT NULL,
  language        VARCHAR(2) NOT NULL,
  editable        BOOLEAN NOT NULL,
  life_minutes    INTEGER NOT NULL,
  created_at      TIMESTAMP WITH TIME ZONE NOT NULL,
  created_by      VARCHAR(300) NOT NULL,
  created_from    VARCHAR(300) NOT NULL,
  token_id        VARCHAR(100),
  state           VARCHAR(20) NOT NULL,
  attempts        INTEGER NOT NULL,
  next_try        TIMESTAMP WITH TIME ZONE NOT NULL,
  tried_at        TIMESTAMP WITH TIME ZONE,
  code_id         VARCHAR(40),
  problem         VARCHAR(500)
);
CREATE INDEX IF NOT EXISTS queued_mail_waiting ON queued_mail (state, next_try);
CREATE INDEX IF NOT EXISTS queued_mail_organization ON queued_mail (organization_id, id);
CREATE INDEX IF NOT EXISTS queued_mail_subscriber ON queued_mail (subscriber_id);
CREATE INDEX IF NOT EXISTS queued_mail_tried_at ON queued_mail (tried_at);
