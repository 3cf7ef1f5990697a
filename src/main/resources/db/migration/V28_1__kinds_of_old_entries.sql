-- What the entries are about that were recorded before this was kept. Runs on H2 and on PostgreSQL.

UPDATE audit_entry SET
  kind = CASE
    WHEN target LIKE 'administrators/%' THEN 'administrator'
    WHEN target LIKE 'tokens/%' THEN 'token'
    WHEN target LIKE '%/subscribers/%' THEN 'subscriber'
    WHEN target LIKE '%/groups/%' OR target LIKE '%/groups' THEN 'group'
    WHEN target LIKE '%/draft' OR target LIKE '%/draft/%' THEN 'draft'
    ELSE 'organization' END,
  about = CASE
    WHEN target LIKE 'administrators/%' THEN SUBSTRING(target FROM 16)
    WHEN target LIKE 'tokens/%' THEN SUBSTRING(target FROM 8)
    WHEN target LIKE '%/subscribers/%' THEN
      TRIM(TRAILING '/' FROM SUBSTRING(target || '/devices/' FROM POSITION('/subscribers/' IN target) + 13
        FOR LEAST(
          COALESCE(NULLIF(POSITION('/account-settings' IN target), 0), 2000),
          COALESCE(NULLIF(POSITION('/codes/' IN target), 0), 2000),
          COALESCE(NULLIF(POSITION('/preview' IN target), 0), 2000),
          COALESCE(NULLIF(POSITION('/quick-dial' IN target), 0), 2000),
          POSITION('/devices/' IN target || '/devices/'))
        - POSITION('/subscribers/' IN target) - 13))
    WHEN target LIKE '%/groups/%' THEN
      SUBSTRING(target || '/account-settings' FROM POSITION('/groups/' IN target) + 8
        FOR LEAST(
          COALESCE(NULLIF(POSITION('/quick-dial' IN target), 0), 2000),
          POSITION('/account-settings' IN target || '/account-settings'))
        - POSITION('/groups/' IN target) - 8)
    END
  WHERE kind IS NULL;

CREATE INDEX audit_entry_about ON audit_entry (kind, about, id);
CREATE INDEX audit_entry_action ON audit_entry (action, id);
CREATE INDEX audit_entry_own_action ON audit_entry (organization_id, action, id);
CREATE INDEX audit_entry_undoes ON audit_entry (undoes);
