// Which tasks of a plan nobody is named for.
// zh: {plan}有哪些任务没有责任单位？
// params: plan
// returns: task_id, heading, task, kind, document, start, end
MATCH (:Plan {id: $plan})-[:包含*1..20]->(t:Task)
WHERE NOT EXISTS { (:Department)-[:负责]->(t) }
RETURN t.id AS task_id, t.heading AS heading, t.text AS task, t.kind AS kind, t.document AS document,
       t.start AS start, t.end AS end
ORDER BY start, end, task_id
