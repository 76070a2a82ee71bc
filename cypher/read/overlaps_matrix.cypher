// How many pairs of measures overlap (重叠) between each two plans, with the sum of their scores and the types.
// params:
// returns: one_plan_id, one_plan, one_year, other_plan_id, other_plan, other_year, pairs, score, types
MATCH (a:Measure)-[r:重叠]->(b:Measure)
MATCH (p:Plan)-[:包含*1..20]->(a)
MATCH (q:Plan)-[:包含*1..20]->(b)
WITH p, q, collect(r) AS found
RETURN p.id AS one_plan_id, p.name AS one_plan, p.order_year AS one_year,
       q.id AS other_plan_id, q.name AS other_plan, q.order_year AS other_year,
       size(found) AS pairs, round(reduce(s = 0.0, r IN found | s + r.score), 3) AS score,
       [r IN found | r.type] AS types
ORDER BY coalesce(one_year, 9999), one_plan, one_plan_id, coalesce(other_year, 9999), other_plan, other_plan_id
