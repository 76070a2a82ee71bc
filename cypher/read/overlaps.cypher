// Pairs of measures of different plans that pursue the same thing (重叠), the surest first: between two plans or of one, of a department or of a type where asked for.
// params: one, other, department, type, after, limit
// returns: one_plan_id, one_plan, one_year, one_task, one_id, one_text, one_document, one_document_name, one_start, one_end, one_quote, other_plan_id, other_plan, other_year, other_task, other_id, other_text, other_document, other_document_name, other_start, other_end, other_quote, score, parts, type, shared, confirmed
MATCH (a:Measure)-[r:重叠]->(b:Measure)
WHERE $type IS NULL OR r.type = $type
MATCH (p:Plan)-[:包含*1..20]->(t:Task)-[:包含]->(a)
MATCH (q:Plan)-[:包含*1..20]->(u:Task)-[:包含]->(b)
WHERE ($one IS NULL OR $one IN [p.id, q.id]) AND ($other IS NULL OR $other IN [p.id, q.id])
  AND ($department IS NULL OR EXISTS { (:Department {id: $department})-[:负责]->(t) }
       OR EXISTS { (:Department {id: $department})-[:负责]->(u) })
WITH a, b, r, p, q, t, u, [-r.score, a.id, b.id] AS key
WHERE $after IS NULL OR key > $after
WITH a, b, r, p, q, t, u, key ORDER BY key LIMIT $limit
MATCH (f:Document {id: a.document})
MATCH (g:Document {id: b.document})
RETURN p.id AS one_plan_id, p.name AS one_plan, p.order_year AS one_year, t.id AS one_task,
       a.id AS one_id, a.text AS one_text, f.id AS one_document, f.name AS one_document_name,
       a.start AS one_start, a.end AS one_end, substring(f.text, a.start, a.end - a.start) AS one_quote,
       q.id AS other_plan_id, q.name AS other_plan, q.order_year AS other_year, u.id AS other_task,
       b.id AS other_id, b.text AS other_text, g.id AS other_document, g.name AS other_document_name,
       b.start AS other_start, b.end AS other_end, substring(g.text, b.start, b.end - b.start) AS other_quote,
       r.score AS score, r.parts AS parts, r.type AS type, r.shared AS shared,
       coalesce(r.confirmed, false) AS confirmed
ORDER BY key
