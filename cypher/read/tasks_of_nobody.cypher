// Every task for which nobody is responsible, of one plan or of all, with how many tasks its plan has and for how
// many of them somebody is.
// params: plan
// returns: plan_id, plan, plan_year, plan_tasks, plan_assigned, task_id, ordinal, heading, text, document, document_name, start, end, quote
MATCH (p:Plan {ingested: true})
WHERE $plan IS NULL OR p.id = $plan
CALL (p) {
  MATCH (p)-[:包含*1..20]->(t:Task {kind: 'task'})
  WITH t, EXISTS { (:Department)-[:负责]->(t) } AS assigned
  RETURN count(t) AS plan_tasks, sum(CASE WHEN assigned THEN 1 ELSE 0 END) AS plan_assigned
}
MATCH (p)-[:包含*1..20]->(t:Task {kind: 'task'})
WHERE NOT EXISTS { (:Department)-[:负责]->(t) }
MATCH (f:Document {id: t.document})
RETURN p.id AS plan_id, p.name AS plan, p.order_year AS plan_year, plan_tasks, plan_assigned, t.id AS task_id,
       t.ordinal AS ordinal, t.heading AS heading, t.text AS text, f.id AS document, f.name AS document_name,
       t.start AS start, t.end AS end, substring(f.text, t.start, t.end - t.start) AS quote
ORDER BY plan_year, plan, plan_id, start, task_id
