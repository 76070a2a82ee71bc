// A responsibility that a task's own clause states was read within that task.
// params:
// returns: department, task, start, end
MATCH (d:Department)-[r:负责 {basis: 'explicit'}]->(t:Task)
WHERE r.document = t.document AND NOT (t.start <= r.start AND r.end <= t.end)
RETURN d.id AS department, t.id AS task, r.start AS start, r.end AS end
ORDER BY department, task, start, end
