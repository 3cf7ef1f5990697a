-- Migration 16.1 counted characters. What DialWeight counts is bytes: a text in UTF-8, and what XML writes as an entity as six bytes: the euro sign has two more
-- bytes than what it stands for here. In JSON a line break is a backslash and a letter. Runs on H2 and on PostgreSQL.

UPDATE dial_layer SET
  entries = (SELECT COUNT(*) FROM quick_dial_item i WHERE i.layer_id = dial_layer.id)
    + (SELECT COUNT(*) FROM dial_action a WHERE a.layer_id = dial_layer.id),
  weight = (SELECT COALESCE(SUM(135 + OCTET_LENGTH(i.texts) + 5 * (OCTET_LENGTH(TRANSLATE(i.texts, '&<>"', '€€€€')) - OCTET_LENGTH(i.texts)) / 2), 0)
      FROM (SELECT layer_id, entry_id || display_name || uri || COALESCE(portrait_url, '') AS texts FROM quick_dial_item) i
      WHERE i.layer_id = dial_layer.id)
    + (SELECT COALESCE(SUM(60 + OCTET_LENGTH(a.texts) + 5 * (OCTET_LENGTH(TRANSLATE(a.texts, '&<>"\', '€€€€€')) - OCTET_LENGTH(a.texts)) / 2), 0)
      FROM (SELECT layer_id, entry_id || key_nodes AS texts FROM dial_action) a
      WHERE a.layer_id = dial_layer.id)
    + (SELECT COALESCE(SUM(70 + OCTET_LENGTH(r.entry_id) + 5 * (OCTET_LENGTH(TRANSLATE(r.entry_id, '&<>"', '€€€€')) - OCTET_LENGTH(r.entry_id)) / 2), 0)
      FROM removal r WHERE r.layer_id = dial_layer.id
        AND (r.kind = 'DIAL_ACTION' OR r.kind = 'QUICK_DIAL_ITEM' AND r.priority > 20));
