// Every section, task and measure stands under one passage, and every one of them in one plan.
// params:
// returns: label, id, parents, plans
MATCH (n:Section|Task|Measure)
WITH n, COUNT { MATCH ()-[:包含]->(n) } AS parents,
     COUNT { MATCH (p:Plan)-[:包含*1..20]->(n) RETURN DISTINCT p } AS plans
WHERE parents <> 1 OR plans <> 1
RETURN head(labels(n)) AS label, n.id AS id, parents, plans
ORDER BY label, id
