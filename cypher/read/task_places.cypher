// The places and projects that some tasks name, each with a point where one is known, and with these tasks and where
// each first names it. A project's points are those of the places that it lies in, without those around them.
// params: tasks
// returns: label, id, name, place_id, place, lat, lon, tasks
UNWIND $tasks AS task
MATCH (:Task {id: task})-[:包含]->(:Measure)-[r:涉及]->(x:Place|Project)
WITH x, task, r ORDER BY r.document, r.start, r.end
WITH x, task, collect(r)[0] AS r ORDER BY task
WITH x, collect({task: task, document: r.document, start: r.start, end: r.end}) AS tasks
OPTIONAL MATCH (x)-[:位于]->(around:Place)
WHERE x:Project AND around.lat IS NOT NULL AND NOT EXISTS {
  MATCH (x)-[:位于]->(nearer:Place)-[:位于*1..8]->(around) WHERE nearer.lat IS NOT NULL
}
WITH DISTINCT x, tasks, CASE WHEN x:Place THEN x ELSE around END AS p
RETURN CASE WHEN x:Place THEN 'Place' ELSE 'Project' END AS label, x.id AS id, x.name AS name,
       p.id AS place_id, p.name AS place, p.lat AS lat, p.lon AS lon, tasks
ORDER BY label, name, id, place_id
