// Two readings that are equal in type, ends, span and words are one relationship.
// params:
// returns: type, start_id, end_id, times
MATCH (s)-[r]->(e)
WITH s, e, type(r) AS type, r.document AS document, r.start AS start, r.end AS end, r.role AS role,
     r.basis AS basis, r.surface AS surface, r.object AS object, r.verb AS verb, count(*) AS times
WHERE times > 1
RETURN type, s.id AS start_id, e.id AS end_id, times
ORDER BY type, start_id, end_id
