-- After the columns are there, because phones could not read the table while it is altered. Runs on H2 and on PostgreSQL.

UPDATE dial_layer SET
  entries = (SELECT COUNT(*) FROM quick_dial_item i WHERE i.layer_id = dial_layer.id)
    + (SELECT COUNT(*) FROM dial_action a WHERE a.layer_id = dial_layer.id),
  weight = (SELECT COALESCE(SUM(135 + LENGTH(i.entry_id) + LENGTH(i.display_name) + LENGTH(i.uri) + LENGTH(COALESCE(i.portrait_url, ''))), 0)
      FROM quick_dial_item i WHERE i.layer_id = dial_layer.id)
    + (SELECT COALESCE(SUM(60 + LENGTH(a.entry_id) + LENGTH(a.key_nodes)), 0) FROM dial_action a WHERE a.layer_id = dial_layer.id)
    + (SELECT COALESCE(SUM(70 + LENGTH(r.entry_id)), 0) FROM removal r WHERE r.layer_id = dial_layer.id
        AND (r.kind = 'DIAL_ACTION' OR r.kind = 'QUICK_DIAL_ITEM' AND r.priority > 20));
