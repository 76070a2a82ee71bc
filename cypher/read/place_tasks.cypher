// Every task whose measures name a place (涉及) and, if asked for, a place within it (位于).
// params: id, within, after, limit
// returns: plan_id, plan, order_year, task_id, ordinal, heading, text, kind, deadline, relation, role, basis, surface, document, document_name, start, end, quote, method, confidence, sentence, entity_label, entity_id, entity, key
MATCH (whole:Place {id: $id})
CALL (whole) {
  RETURN whole AS x, '涉及' AS relation
  UNION
  MATCH (x:Place)-[:位于*1..8]->(whole)
  WHERE $within AND x <> whole
  RETURN x, '位于' AS relation
}
MATCH (x)<-[r:涉及]-(m:Measure)<-[:包含]-(t:Task)
MATCH (p:Plan)-[:包含*1..20]->(t)
WITH x, p, t, r, m, relation,
     [coalesce(p.order_year, 9999), p.name, p.id, t.start, t.id, coalesce(r.document, ''),
      coalesce(r.start, 0), coalesce(r.end, 0), coalesce(r.role, ''), coalesce(r.basis, ''),
      coalesce(r.surface, ''), x.id] AS key
WHERE key > $after
WITH x, p, t, r, m, relation, key ORDER BY key LIMIT $limit
OPTIONAL MATCH (f:Document {id: r.document})
RETURN p.id AS plan_id, p.name AS plan, p.order_year AS order_year,
       t.id AS task_id, t.ordinal AS ordinal, t.heading AS heading, t.text AS text, t.kind AS kind,
       t.deadline AS deadline, relation, r.role AS role, r.basis AS basis, r.surface AS surface,
       r.document AS document, f.name AS document_name, r.start AS start, r.end AS end, r.quote AS quote,
       r.method AS method, r.confidence AS confidence, m.text AS sentence,
       'Place' AS entity_label, x.id AS entity_id, x.name AS entity, key
ORDER BY key
