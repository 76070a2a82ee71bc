// The document of every reading and of every passage is there, and holds the plan that it speaks in.
// params:
// returns: type, id, document
CALL () {
  MATCH (s)-[r]->()
  WHERE r.document IS NOT NULL AND NOT EXISTS { MATCH (:Document {id: r.document}) }
  RETURN type(r) AS type, s.id AS id, r.document AS document
  UNION
  MATCH (p:Plan)-[:包含*1..20]->(n:Task|Measure)
  WHERE NOT EXISTS { MATCH (:Document {id: n.document})-[:记载]->(p) }
  RETURN head(labels(n)) AS type, n.id AS id, n.document AS document
}
RETURN type, id, document
ORDER BY type, id
