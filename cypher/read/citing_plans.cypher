// Which plans were written to carry out, revise, repeal or cite a plan.
// zh: 哪些规划依据、修订、废止或引用了{plan}？
// params: plan
// returns: relation, plan_id, plan, year, times, quote, document, start, end
MATCH (cited:Plan {id: $plan})
CALL (cited) {
  MATCH (other:Plan)-[r:依据|修订|废止|引用]->(cited)
  RETURN r, other
  UNION
  MATCH (other:Plan)-[:包含*1..20]->(:Task)-[:包含]->(:Measure)-[r:引用]->(cited)
  RETURN r, other
}
WITH r, other ORDER BY r.start, r.end
WITH type(r) AS relation, other, count(r) AS times, collect(r)[0] AS first
RETURN relation, other.id AS plan_id, other.name AS plan, other.order_year AS year, times, first.quote AS quote,
       first.document AS document, first.start AS start, first.end AS end
ORDER BY relation, year, plan, plan_id
