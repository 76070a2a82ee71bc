// Every node of a label, by id.
// params: label
// returns: id, labels, properties
MATCH (n:$($label))
WITH n ORDER BY n.id
RETURN n.id AS id, labels(n) AS labels, properties(n) AS properties
