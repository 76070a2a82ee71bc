// That a project is part of another was read, or names the method that concluded it.
// params:
// returns: start_id, end_id
MATCH (s:Project)-[r:属于]->(e:Project)
WHERE r.quote IS NULL AND r.method IS NULL
RETURN s.id AS start_id, e.id AS end_id
ORDER BY start_id, end_id
