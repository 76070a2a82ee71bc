// Every quantified aim belongs to one measure.
// params:
// returns: target, measures
MATCH (t:Target)
WITH t.id AS target, COUNT { MATCH (m:Measure)-[:设定]->(t) RETURN DISTINCT m } AS measures
WHERE measures <> 1
RETURN target, measures
ORDER BY target
