// Which departments have the most tasks, and how many of them they lead.
// zh: 哪些部门承担的任务最多？
// params:
// returns: department_id, department, tasks, leads, plans
MATCH (d:Department)-[r:负责]->(t:Task)
MATCH (p:Plan)-[:包含*1..20]->(t)
RETURN d.id AS department_id, d.name AS department, count(DISTINCT t) AS tasks,
       count(DISTINCT CASE WHEN r.role = '牵头' THEN t END) AS leads, count(DISTINCT p) AS plans
ORDER BY tasks DESC, department, department_id
