// Every task that a department is responsible for, reading by reading, and every other task that names it; if
// asked for, after them those of the departments that it was before and that it became (更名为), each apart.
// params: id, with_predecessors, after, limit
// returns: plan_id, plan, order_year, task_id, ordinal, heading, text, kind, deadline, relation, role, basis, surface, document, document_name, start, end, quote, method, confidence, sentence, entity_label, entity_id, entity, succession, succeeded_on, key
MATCH (whole:Department {id: $id})
CALL (whole) {
  RETURN whole AS x, null AS succession, null AS succeeded_on, 0 AS steps
  UNION
  MATCH way = (x:Department)-[:更名为*1..8]->(whole)
  WHERE $with_predecessors AND x <> whole
  WITH x, length(way) AS steps, relationships(way)[0].on AS year
  ORDER BY steps, year
  RETURN x, 'predecessor' AS succession, collect(year)[0] AS succeeded_on, min(steps) AS steps
  UNION
  MATCH way = (whole)-[:更名为*1..8]->(x:Department)
  WHERE $with_predecessors AND x <> whole
  WITH x, length(way) AS steps, relationships(way)[-1].on AS year
  ORDER BY steps, year
  RETURN x, 'successor' AS succession, collect(year)[0] AS succeeded_on, min(steps) AS steps
}
CALL (x) {
  MATCH (x)-[r:负责]->(t:Task)
  RETURN t, r, null AS m, '负责' AS relation
  UNION ALL
  MATCH (x)<-[r:涉及]-(m:Measure)<-[:包含]-(t:Task)
  WHERE NOT EXISTS { (x)-[:负责]->(t) }
  RETURN t, r, m, '涉及' AS relation
}
MATCH (p:Plan)-[:包含*1..20]->(t)
WITH x, succession, succeeded_on, p, t, r, m, relation,
     [CASE succession WHEN 'predecessor' THEN 1 WHEN 'successor' THEN 2 ELSE 0 END, steps, x.id,
      coalesce(p.order_year, 9999), p.name, p.id, t.start, t.id, coalesce(r.document, ''),
      coalesce(r.start, 0), coalesce(r.end, 0), coalesce(r.role, ''), coalesce(r.basis, ''),
      coalesce(r.surface, ''), relation] AS key
WHERE key > $after
WITH x, succession, succeeded_on, p, t, r, m, relation, key ORDER BY key LIMIT $limit
OPTIONAL MATCH (f:Document {id: r.document})
RETURN p.id AS plan_id, p.name AS plan, p.order_year AS order_year,
       t.id AS task_id, t.ordinal AS ordinal, t.heading AS heading, t.text AS text, t.kind AS kind,
       t.deadline AS deadline, relation, r.role AS role, r.basis AS basis, r.surface AS surface,
       r.document AS document, f.name AS document_name, r.start AS start, r.end AS end, r.quote AS quote,
       r.method AS method, r.confidence AS confidence, coalesce(m.text, r.quote) AS sentence,
       'Department' AS entity_label, x.id AS entity_id, x.name AS entity, succession, succeeded_on, key
ORDER BY key
