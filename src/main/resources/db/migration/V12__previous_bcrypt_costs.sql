-- V11 filled in the cost of current hashes only. A password that was replaced, and still works for a time, can have
-- a bcrypt hash, too.
UPDATE subscriber SET bcrypt_cost = CASE SUBSTRING(previous_hash, 12, 2)
    WHEN '04' THEN 4 WHEN '05' THEN 5 WHEN '06' THEN 6 WHEN '07' THEN 7 WHEN '08' THEN 8 WHEN '09' THEN 9
    WHEN '10' THEN 10 WHEN '11' THEN 11 WHEN '12' THEN 12 WHEN '13' THEN 13 WHEN '14' THEN 14 END
  WHERE previous_hash LIKE 'bcrypt:%' AND bcrypt_cost IS NULL;
