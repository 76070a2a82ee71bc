// Every relationship that was read in a document, with what it was read from, document by document.
// params:
// returns: document, type, start_id, end_id, start, end, quote
MATCH (s)-[r]->(e)
WHERE r.document IS NOT NULL
WITH s, r, e ORDER BY r.document
RETURN r.document AS document, type(r) AS type, s.id AS start_id, e.id AS end_id, r.start AS start,
       r.end AS end, r.quote AS quote
