// Every relationship has a type and ends that the ontology knows.
// params: ends
// returns: type, start_labels, end_labels
MATCH (s)-[r]->(e)
WITH DISTINCT labels(s) AS start_labels, type(r) AS type, labels(e) AS end_labels
WHERE none(known IN $ends WHERE known[0] IN start_labels AND known[1] = type AND known[2] IN end_labels)
RETURN type, start_labels, end_labels
ORDER BY type
