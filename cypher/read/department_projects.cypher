// Which projects a department's tasks name, most tasks first.
// zh: {department}的任务涉及哪些项目？
// params: department
// returns: project_id, project, tasks, plans
MATCH (:Department {id: $department})-[:负责]->(t:Task)-[:包含]->(:Measure)-[:涉及]->(x:Project)
MATCH (p:Plan)-[:包含*1..20]->(t)
RETURN x.id AS project_id, x.name AS project, count(DISTINCT t) AS tasks, count(DISTINCT p) AS plans
ORDER BY tasks DESC, project, project_id
