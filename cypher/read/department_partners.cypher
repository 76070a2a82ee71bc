// With whom a department shares tasks, most tasks first.
// zh: {department}常与哪些部门共同承担任务？
// params: department
// returns: department_id, department, tasks, plans
MATCH (d:Department {id: $department})-[:负责]->(t:Task)<-[:负责]-(other:Department)
WHERE other <> d
MATCH (p:Plan)-[:包含*1..20]->(t)
RETURN other.id AS department_id, other.name AS department, count(DISTINCT t) AS tasks, count(DISTINCT p) AS plans
ORDER BY tasks DESC, department, department_id
