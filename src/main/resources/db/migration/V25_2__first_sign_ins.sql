-- What is known of sign-ins before there were columns for them. In a script of its own: an altered table stays locked until its script ends, and these rows may be many.
-- Runs on H2 and on PostgreSQL.

UPDATE subscriber
  SET signed_in_at = (SELECT MAX(COALESCE(d.last_seen, d.first_seen)) FROM device d WHERE d.subscriber_id = subscriber.id)
  WHERE id IN (SELECT d.subscriber_id FROM device d);

UPDATE device SET signed_in_at = first_seen;

UPDATE change_feed_end SET noted_place = place;
