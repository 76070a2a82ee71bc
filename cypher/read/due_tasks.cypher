// Which tasks are due by the end of a year, the earliest first.
// zh: 到{year}年底应完成哪些任务？
// params: year
// returns: deadline, plan_id, plan, task_id, task, departments
MATCH (t:Task)
WHERE t.deadline IS NOT NULL AND left(t.deadline, 4) <= toString($year)
MATCH (p:Plan)-[:包含*1..20]->(t)
RETURN t.deadline AS deadline, p.id AS plan_id, p.name AS plan, t.id AS task_id, t.text AS task,
       COLLECT { MATCH (d:Department)-[:负责]->(t) RETURN DISTINCT d.name AS name ORDER BY name } AS departments
ORDER BY deadline, plan, plan_id, t.start, task_id
