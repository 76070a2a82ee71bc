// Which quantified aims a plan sets.
// zh: {plan}有哪些量化指标？
// params: plan
// returns: target_id, subject, comparator, value, unit, base, by, task_id, sentence, quote, document, start, end
MATCH (:Plan {id: $plan})-[:包含*1..20]->(t:Task)-[:包含]->(m:Measure)-[r:设定]->(x:Target)
RETURN x.id AS target_id, x.subject AS subject, x.comparator AS comparator, x.value AS value, x.unit AS unit,
       x.base AS base, x.by AS by, t.id AS task_id, m.text AS sentence, r.quote AS quote,
       r.document AS document, r.start AS start, r.end AS end
ORDER BY document, start, end, target_id
