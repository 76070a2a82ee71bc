// Whatever can be asked for has the keys that it is found by.
// params:
// returns: labels, id, name
MATCH (n:Department|Place|Project|Plan|Topic)
WHERE coalesce(size(n.keys), 0) = 0
RETURN labels(n) AS labels, n.id AS id, n.name AS name
