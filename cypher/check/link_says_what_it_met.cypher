// The name that a link was compared with (`matched`, else what is written) is one of the names of its node.
// params:
// returns: type, start_id, end_id, compared
MATCH (s)-[r:负责|涉及|衔接|印发]->(e)
WHERE r.quote IS NOT NULL
WITH s, r, e, CASE WHEN s:Department THEN s ELSE e END AS n,
     coalesce(r.matched, r.surface, r.object, r.quote) AS compared
WHERE (n:Department OR n:Place OR n:Project)
  AND NOT compared IN [n.name] + coalesce(n.aliases, [])
RETURN type(r) AS type, s.id AS start_id, e.id AS end_id, compared
ORDER BY type, start_id, end_id, compared
