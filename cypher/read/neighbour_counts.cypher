// How many neighbours a node has, and by how many relationships, for each type, direction and label.
// params: label, id
// returns: type, direction, label, nodes, edges
MATCH (n:$($label) {id: $id})-[r]-(m)
WITH type(r) AS type, CASE WHEN startNode(r) = n THEN 'out' ELSE 'in' END AS direction, labels(m) AS labels,
     count(DISTINCT m) AS nodes, count(r) AS edges
// The second label of a place says which kind it is.
WITH type, direction, CASE WHEN 'Place' IN labels THEN 'Place' ELSE labels[0] END AS label,
     sum(nodes) AS nodes, sum(edges) AS edges
RETURN type, direction, label, nodes, edges
ORDER BY type, direction DESC, label
