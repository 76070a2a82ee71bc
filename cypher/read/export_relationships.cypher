// Every relationship of a type that starts at a label, by the id of its start.
// params: label, type
// returns: start, end_labels, end, properties
MATCH (s:$($label))
WITH s ORDER BY s.id
MATCH (s)-[r:$($type)]->(e)
RETURN s.id AS start, labels(e) AS end_labels, e.id AS end, properties(r) AS properties
