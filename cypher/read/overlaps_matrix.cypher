// How many pairs of measures overlap (重叠) between each two plans, with the sum of their scores and the types: of
// all, or of those that a department is responsible for a task of. `shared` of a plan's `measures` have a pair in
// the other.
// params: department
// returns: one_plan_id, one_plan, one_year, one_measures, one_shared, other_plan_id, other_plan, other_year, other_measures, other_shared, pairs, score, types
MATCH (a:Measure)-[r:重叠]->(b:Measure)
WHERE $department IS NULL
   OR EXISTS { (:Department {id: $department})-[:负责]->(:Task)-[:包含]->(a) }
   OR EXISTS { (:Department {id: $department})-[:负责]->(:Task)-[:包含]->(b) }
MATCH (p:Plan)-[:包含*1..20]->(a)
MATCH (q:Plan)-[:包含*1..20]->(b)
WITH p, q, collect(r) AS found, count(DISTINCT a) AS one_shared, count(DISTINCT b) AS other_shared
// A plan's measures are counted once for its row and once for its column, not for every cell.
WITH p, collect({q: q, found: found, one: one_shared, other: other_shared}) AS cells
CALL (p) { MATCH (p)-[:包含*1..20]->(m:Measure) RETURN count(m) AS one_measures }
UNWIND cells AS cell
WITH cell.q AS q, collect({p: p, measures: one_measures, cell: cell}) AS cells
CALL (q) { MATCH (q)-[:包含*1..20]->(m:Measure) RETURN count(m) AS other_measures }
UNWIND cells AS c
WITH c.p AS p, q, c.cell AS cell, c.measures AS one_measures, other_measures
RETURN p.id AS one_plan_id, p.name AS one_plan, p.order_year AS one_year, one_measures, cell.one AS one_shared,
       q.id AS other_plan_id, q.name AS other_plan, q.order_year AS other_year, other_measures,
       cell.other AS other_shared, size(cell.found) AS pairs,
       round(reduce(s = 0.0, r IN cell.found | s + r.score), 3) AS score, [r IN cell.found | r.type] AS types
ORDER BY coalesce(one_year, 9999), one_plan, one_plan_id, coalesce(other_year, 9999), other_plan, other_plan_id
