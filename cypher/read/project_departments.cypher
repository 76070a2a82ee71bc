// Who is responsible for tasks that name a project or a part of it, most tasks first.
// zh: {project}由哪些部门负责？
// params: project
// returns: department_id, department, tasks, leads, plans
MATCH (:Project {id: $project})<-[:属于*0..8]-(:Project)<-[:涉及]-(:Measure)<-[:包含]-(t:Task)
WITH DISTINCT t
MATCH (d:Department)-[r:负责]->(t)
MATCH (p:Plan)-[:包含*1..20]->(t)
RETURN d.id AS department_id, d.name AS department, count(DISTINCT t) AS tasks,
       count(DISTINCT CASE WHEN r.role = '牵头' THEN t END) AS leads, count(DISTINCT p) AS plans
ORDER BY tasks DESC, department, department_id
