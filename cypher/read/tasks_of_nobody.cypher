// Tasks for which nobody is responsible, by plan and place in it, each with how many tasks its plan has and for how
// many of them somebody is: up to `limit` behind the one with the key `after`, of one plan or of all. Of all plans one
// that names nobody for most of its tasks is one row without a `task`: there silence stands out no more.
// params: plan, after, limit
// returns: plan_id, plan, plan_year, plan_tasks, plan_assigned, task, key
MATCH (p:Plan)
WHERE p.ingested AND p.id = coalesce($plan, p.id) AND [coalesce(p.order_year, 9999), p.name, p.id] >= $after[0..3]
WITH p, coalesce(p.order_year, 9999) AS year, p.name AS plan, p.id AS plan_id ORDER BY year, plan, plan_id
CALL (p) {
  MATCH (p) (()-[:包含]->(:Section)){0,19} ()-[:包含]->(t:Task {kind: 'task'})
  WITH t, EXISTS { (:Department)-[:负责]->(t) } AS assigned
  WITH count(t) AS plan_tasks, collect(CASE WHEN NOT assigned THEN t END) AS silent
  RETURN plan_tasks, plan_tasks - size(silent) AS plan_assigned, silent
}
WITH p, year, plan, plan_id, plan_tasks, plan_assigned,
     CASE WHEN $plan IS NOT NULL OR 2 * plan_assigned > plan_tasks OR silent = [] THEN silent ELSE [null] END AS listed
UNWIND listed AS t
WITH p, t, year, plan, plan_id, plan_tasks, plan_assigned, coalesce(t.start, 0) AS start, coalesce(t.id, '') AS task_id
WHERE [year, plan, plan_id, start, task_id] > $after
WITH p, t, year, plan, plan_id, plan_tasks, plan_assigned, start, task_id
ORDER BY year, plan, plan_id, start, task_id LIMIT $limit
OPTIONAL MATCH (f:Document {id: t.document})
RETURN plan_id, plan, p.order_year AS plan_year, plan_tasks, plan_assigned,
       t {.id, .ordinal, .heading, .text, .document, .start, .end, document_name: f.name,
          quote: substring(f.text, t.start, t.end - t.start)} AS task,
       [year, plan, plan_id, start, task_id] AS key
ORDER BY year, plan, plan_id, start, task_id
