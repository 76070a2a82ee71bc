// Whatever was read from a text bears its evidence whole: document, start, end, quote, method, confidence.
// params: read
// returns: type, start_id, end_id
MATCH (s)-[r]->(e)
WHERE (type(r) IN $read OR r.quote IS NOT NULL)
  AND (r.document IS NULL OR r.start IS NULL OR r.end IS NULL OR r.quote IS NULL OR r.quote = ''
       OR r.method IS NULL OR r.method = '' OR r.confidence IS NULL OR NOT 0 <= r.confidence <= 1
       OR r.start < 0 OR r.start >= r.end)
RETURN type(r) AS type, s.id AS start_id, e.id AS end_id
ORDER BY type, start_id, end_id
