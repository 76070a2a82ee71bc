// Every responsibility says which part is played, how it is stated and how the name is written.
// params:
// returns: department, task
MATCH (d:Department)-[r:负责]->(t:Task)
WHERE r.role IS NULL OR r.basis IS NULL OR r.surface IS NULL
RETURN d.id AS department, t.id AS task
ORDER BY department, task
