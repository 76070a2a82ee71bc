// Nothing but a document without a plan and the node about the whole is without relationships.
// params:
// returns: label, id, name
MATCH (n)
WHERE NOT n:Graph AND NOT n:Document AND NOT EXISTS { (n)--() }
RETURN head(labels(n)) AS label, n.id AS id, n.name AS name
ORDER BY label, id
