// The span of a measure lies within the span of its task.
// params:
// returns: measure, task
MATCH (t:Task)-[:包含]->(m:Measure)
WHERE t.document = m.document AND NOT (t.start <= m.start AND m.end <= t.end)
RETURN m.id AS measure, t.id AS task
ORDER BY measure, task
