// Which tasks a department leads.
// zh: {department}牵头哪些任务？
// params: department
// returns: plan_id, plan, year, task_id, task, quote, document, start, end
MATCH (:Department {id: $department})-[r:负责 {role: '牵头'}]->(t:Task)
MATCH (p:Plan)-[:包含*1..20]->(t)
RETURN p.id AS plan_id, p.name AS plan, p.order_year AS year, t.id AS task_id, t.text AS task, r.quote AS quote,
       r.document AS document, r.start AS start, r.end AS end
ORDER BY year, plan, plan_id, t.start, task_id, document, start, end
