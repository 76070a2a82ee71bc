// The name as written lies in the quote.
// params:
// returns: type, start_id, end_id, surface, quote
MATCH (s)-[r:负责|涉及|衔接]->(e)
WITH s, r, e, coalesce(r.surface, r.object) AS surface
WHERE surface IS NULL OR surface = '' OR NOT r.quote CONTAINS surface
RETURN type(r) AS type, s.id AS start_id, e.id AS end_id, surface, r.quote AS quote
ORDER BY type, start_id, end_id
