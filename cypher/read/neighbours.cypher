// The neighbours of a node by one type of relationship, or by all: up to `limit` behind the one with the key
// `after`, each with the relationships that lead to it; `by` has the type, the direction (out, in) and the label
// of the other end, each null where it does not matter.
// params: label, id, by, after, limit
// returns: labels, id, name, edges, key, total
MATCH (n:$($label) {id: $id})
CALL (n) {
  MATCH (n)-[r]-(m)
  WHERE ($by.type IS NULL OR type(r) = $by.type)
    AND ($by.direction IS NULL OR ($by.direction = 'out') = (startNode(r) = n))
    AND ($by.other IS NULL OR $by.other IN labels(m))
  WITH DISTINCT m
  WITH collect({m: m, key: [m.name, labels(m)[0], m.id]}) AS found
  UNWIND found AS one
  WITH one.m AS m, one.key AS key, size(found) AS total
  WHERE key > $after
  RETURN m, key, total ORDER BY key LIMIT $limit
}
RETURN labels(m) AS labels, m.id AS id, m.name AS name,
       COLLECT {
         MATCH (n)-[r]-(m)
         WHERE ($by.type IS NULL OR type(r) = $by.type)
           AND ($by.direction IS NULL OR ($by.direction = 'out') = (startNode(r) = n))
         RETURN {type: type(r), start_id: startNode(r).id, end_id: endNode(r).id,
                 direction: CASE WHEN startNode(r) = n THEN 'out' ELSE 'in' END,
                 document_name: head(COLLECT { MATCH (f:Document {id: r.document}) RETURN f.name }),
                 properties: properties(r)} AS edge
         ORDER BY type(r), r.document, r.start, r.end, r.role, r.basis, r.surface, r.object, r.verb
       } AS edges,
       key, total
ORDER BY key
