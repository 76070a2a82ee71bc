// Which departments have the most tasks, and how many of them they lead.
// zh: 哪些部门承担的任务最多？
// params:
// returns: department_id, department, tasks, leads, plans
MATCH (p:Plan)
WHERE p.ingested
// A task stands in one plan: counted plan by plan, down to tasks and not to the sentences below them.
CALL (p) {
  MATCH (p) (()-[:包含]->(:Section)){0,19} ()-[:包含]->(t:Task)<-[r:负责]-(d:Department)
  RETURN d, count(DISTINCT t) AS tasks, count(DISTINCT CASE WHEN r.role = '牵头' THEN t END) AS leads
}
WITH d, sum(tasks) AS tasks, sum(leads) AS leads, count(p) AS plans
RETURN d.id AS department_id, d.name AS department, tasks, leads, plans
ORDER BY tasks DESC, department, department_id
