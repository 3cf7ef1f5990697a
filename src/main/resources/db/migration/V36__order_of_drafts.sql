-- In which order a draft puts the live entries and its own (docs/adr/0062). Runs on H2 and on PostgreSQL.
ALTER TABLE dial_layer ADD COLUMN IF NOT EXISTS entry_order TEXT; -- JSON: ids of items and of actions; null: in no order of its own
