// A department that the task's own clause names has no reading from elsewhere for that task.
// params:
// returns: department, task, basis
MATCH (d:Department)-[r:负责]->(t:Task)
WHERE r.basis <> 'explicit'
  AND EXISTS { MATCH (d)-[own:负责 {basis: 'explicit'}]->(t) WHERE own.document = r.document }
RETURN d.id AS department, t.id AS task, r.basis AS basis
ORDER BY department, task, basis
