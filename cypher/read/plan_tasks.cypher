// Every task of a plan, once for each reading of who is responsible, once where nobody is.
// params: id, after, limit
// returns: plan_id, plan, order_year, task_id, ordinal, heading, text, kind, deadline, relation, role, basis, surface, document, document_name, start, end, quote, method, confidence, sentence, entity_label, entity_id, entity, key
MATCH (p:Plan {id: $id})-[:包含*1..20]->(t:Task)
OPTIONAL MATCH (x:Department)-[r:负责]->(t)
WITH x, p, t, r,
     [t.start, t.id, coalesce(r.document, ''), coalesce(r.start, 0), coalesce(r.end, 0), coalesce(r.role,
      ''), coalesce(r.basis, ''), coalesce(r.surface, ''), coalesce(x.id, '')] AS key
WHERE key > $after
WITH x, p, t, r, key ORDER BY key LIMIT $limit
OPTIONAL MATCH (f:Document {id: r.document})
RETURN p.id AS plan_id, p.name AS plan, p.order_year AS order_year,
       t.id AS task_id, t.ordinal AS ordinal, t.heading AS heading, t.text AS text, t.kind AS kind,
       t.deadline AS deadline, type(r) AS relation, r.role AS role, r.basis AS basis, r.surface AS surface,
       r.document AS document, f.name AS document_name, r.start AS start, r.end AS end, r.quote AS quote,
       r.method AS method, r.confidence AS confidence, r.quote AS sentence,
       CASE WHEN x IS NOT NULL THEN 'Department' END AS entity_label, x.id AS entity_id, x.name AS entity, key
ORDER BY key
