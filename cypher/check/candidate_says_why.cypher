// Two nodes that may be one are of one label, the smaller id first, and say how their names are alike.
// params:
// returns: start_id, end_id
MATCH (s)-[r:疑似]->(e)
WHERE s.id >= e.id OR labels(s)[0] <> labels(e)[0]
   OR r.method IS NULL OR r.why IS NULL OR r.confidence IS NULL OR NOT 0 <= r.confidence <= 1
   OR r.compared IS NULL OR size(r.compared) <> 2
   OR NOT r.compared[0] IN [s.name] + coalesce(s.aliases, [])
   OR NOT r.compared[1] IN [e.name] + coalesce(e.aliases, [])
RETURN s.id AS start_id, e.id AS end_id
ORDER BY start_id, end_id
