// Which places a department's tasks name, most tasks first.
// zh: {department}的任务涉及哪些地方？
// params: department
// returns: place_id, place, tasks
MATCH (:Department {id: $department})-[:负责]->(t:Task)-[:包含]->(:Measure)-[:涉及]->(x:Place)
RETURN x.id AS place_id, x.name AS place, count(DISTINCT t) AS tasks
ORDER BY tasks DESC, place, place_id
