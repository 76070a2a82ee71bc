// That a project is part of another was read, or says by which method, how surely and from which two names.
// params:
// returns: start_id, end_id
MATCH (s:Project)-[r:属于]->(e:Project)
WHERE r.quote IS NULL
  AND (r.method IS NULL OR r.confidence IS NULL OR r.compared IS NULL OR size(r.compared) <> 2
       OR NOT r.compared[0] IN [s.name] + coalesce(s.aliases, [])
       OR NOT r.compared[1] IN [e.name] + coalesce(e.aliases, []))
RETURN s.id AS start_id, e.id AS end_id
ORDER BY start_id, end_id
