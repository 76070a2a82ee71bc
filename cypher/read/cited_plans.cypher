// Which plans a plan was written to carry out, revises, repeals or cites.
// zh: {plan}依据、修订、废止或引用了哪些文件？
// params: plan
// returns: relation, plan_id, plan, ingested, times, quote, document, start, end
MATCH (p:Plan {id: $plan})
CALL (p) {
  MATCH (p)-[r:依据|修订|废止|引用]->(other:Plan)
  RETURN r, other
  UNION
  MATCH (p)-[:包含*1..20]->(:Task)-[:包含]->(:Measure)-[r:引用]->(other:Plan)
  RETURN r, other
}
WITH r, other ORDER BY r.start, r.end
WITH type(r) AS relation, other, count(r) AS times, collect(r)[0] AS first
RETURN relation, other.id AS plan_id, other.name AS plan, coalesce(other.ingested, false) AS ingested, times,
       first.quote AS quote, first.document AS document, first.start AS start, first.end AS end
ORDER BY relation, times DESC, plan, plan_id
