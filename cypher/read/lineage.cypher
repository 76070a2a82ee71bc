// Every reading in which an ingested plan, or a measure of it, speaks of another plan: carries it out (依据), cites
// it (引用), fits with it (衔接), revises it (修订), repeals it (废止).
// params:
// returns: plan_id, plan, plan_level, plan_jurisdiction, plan_year, relation, verb, object, cited_id, cited, cited_number, cited_kind, cited_level, cited_jurisdiction, cited_year, cited_ingested, task_id, sentence, document, document_name, start, end, quote, method, confidence
MATCH (q:Plan)<-[r:依据|引用|衔接|修订|废止]-(x:Plan|Measure)
OPTIONAL MATCH (above:Plan)-[:包含*1..20]->(x:Measure)
OPTIONAL MATCH (t:Task)-[:包含]->(x:Measure)
WITH q, r, x, t, coalesce(above, x) AS p
OPTIONAL MATCH (f:Document {id: r.document})
RETURN p.id AS plan_id, p.name AS plan, p.level AS plan_level, p.jurisdiction AS plan_jurisdiction,
       p.order_year AS plan_year, type(r) AS relation, r.verb AS verb, r.object AS object,
       q.id AS cited_id, q.name AS cited, q.number AS cited_number, q.kind AS cited_kind, q.level AS cited_level,
       q.jurisdiction AS cited_jurisdiction, q.order_year AS cited_year, q.ingested AS cited_ingested,
       t.id AS task_id, x.text AS sentence, r.document AS document, f.name AS document_name, r.start AS start,
       r.end AS end, r.quote AS quote, r.method AS method, r.confidence AS confidence
ORDER BY plan_year, plan, plan_id, document, start, end, relation, cited, cited_id, object, verb
