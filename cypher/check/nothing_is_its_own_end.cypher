// Nothing is related to itself.
// params:
// returns: type, id
MATCH (n)-[r]->(n)
RETURN type(r) AS type, n.id AS id
ORDER BY type, id
