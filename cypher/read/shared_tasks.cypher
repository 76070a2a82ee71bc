// Which tasks two departments are both responsible for.
// zh: {department}和{other_department}共同承担哪些任务？
// params: department, other_department
// returns: plan_id, plan, year, task_id, task, roles, other_roles
MATCH (:Department {id: $department})-[r:负责]->(t:Task)<-[s:负责]-(:Department {id: $other_department})
MATCH (p:Plan)-[:包含*1..20]->(t)
WITH p, t, r.role AS role, s.role AS other_role ORDER BY role, other_role
WITH p, t, collect(DISTINCT role) AS roles, collect(DISTINCT other_role) AS other_roles
RETURN p.id AS plan_id, p.name AS plan, p.order_year AS year, t.id AS task_id, t.text AS task, roles, other_roles
ORDER BY year, plan, plan_id, t.start, task_id
