// How many tasks each plan gives a department, and in which roles.
// zh: 各规划给了{department}多少任务？
// params: department
// returns: plan_id, plan, year, tasks, leads, assists
MATCH (:Department {id: $department})-[r:负责]->(t:Task)
MATCH (p:Plan)-[:包含*1..20]->(t)
RETURN p.id AS plan_id, p.name AS plan, p.order_year AS year, count(DISTINCT t) AS tasks,
       count(DISTINCT CASE WHEN r.role = '牵头' THEN t END) AS leads,
       count(DISTINCT CASE WHEN r.role IN ['配合', '支持'] THEN t END) AS assists
ORDER BY year, plan, plan_id
