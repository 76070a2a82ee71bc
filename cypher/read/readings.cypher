// Every relationship that was read in a document, with what it was read from.
// params: document
// returns: type, start_id, end_id, start, end, quote
MATCH (s)-[r]->(e)
WHERE r.document = $document
RETURN type(r) AS type, s.id AS start_id, e.id AS end_id, r.start AS start, r.end AS end, r.quote AS quote
ORDER BY type, start_id, end_id, start, end
