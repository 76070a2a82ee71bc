// The shortest ways between two nodes over at most ten relationships, by the ids of the nodes on them; `types`
// are the relationships that a way may take.
// params: label, id, other_label, other_id, types, limit
// returns: nodes, edges, steps, total
MATCH (a:$($label) {id: $id})
MATCH (b:$($other_label) {id: $other_id})
WHERE a <> b
MATCH way = allShortestPaths((a)-[*..10]-(b))
WHERE all(r IN relationships(way) WHERE type(r) IN $types)
WITH [n IN nodes(way) | {labels: labels(n), id: n.id, name: n.name}] AS nodes,
     [r IN relationships(way) | [type(r), startNode(r), endNode(r)]] AS steps
WITH DISTINCT nodes, steps
WITH collect({nodes: nodes, steps: steps}) AS found
UNWIND found AS one
WITH one.nodes AS nodes, one.steps AS steps, size(found) AS total
ORDER BY [n IN nodes | n.id] LIMIT $limit
RETURN nodes,
       [step IN steps |
         COLLECT {
           WITH step[1] AS s, step[2] AS e, step[0] AS type
           MATCH (s)-[r]->(e) WHERE type(r) = type
           RETURN {type: type, start_id: s.id, end_id: e.id, properties: properties(r),
                   document_name: head(COLLECT { MATCH (f:Document {id: r.document}) RETURN f.name })} AS edge
           ORDER BY r.document, r.start, r.end, r.role, r.basis, r.surface, r.object, r.verb
         }] AS edges,
       size(steps) AS steps, total
ORDER BY [n IN nodes | n.id]
