// Whom a plan gives its tasks to, most tasks first.
// zh: {plan}把任务分给了哪些部门？
// params: plan
// returns: department_id, department, tasks, leads, assists
MATCH (:Plan {id: $plan})-[:包含*1..20]->(t:Task)<-[r:负责]-(d:Department)
RETURN d.id AS department_id, d.name AS department, count(DISTINCT t) AS tasks,
       count(DISTINCT CASE WHEN r.role = '牵头' THEN t END) AS leads,
       count(DISTINCT CASE WHEN r.role IN ['配合', '支持'] THEN t END) AS assists
ORDER BY tasks DESC, department, department_id
