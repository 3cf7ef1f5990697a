-- Ids of tokens, of the record, of devices and of codes come from a sequence, in the order in which their rows are made. Runs on H2 and on PostgreSQL.

-- It begins above what the tables' own numbering has reached anywhere.
CREATE SEQUENCE callboard_order START WITH 1000000000000 INCREMENT BY 1;
