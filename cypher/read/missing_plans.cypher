// Every reading in which an ingested plan speaks of a plan that was not ingested.
// params:
// returns: id, name, number, kind, level, jurisdiction, plan_id, plan, plan_year, relation, verb, sentence, document, document_name, start, end, quote, method, confidence
MATCH (q:Plan {ingested: false})<-[r:依据|引用|修订|废止]-(x:Plan|Measure)
OPTIONAL MATCH (above:Plan)-[:包含*1..20]->(x:Measure)
WITH q, r, x, coalesce(above, x) AS p
OPTIONAL MATCH (f:Document {id: r.document})
RETURN q.id AS id, q.name AS name, q.number AS number, q.kind AS kind, q.level AS level,
       q.jurisdiction AS jurisdiction, p.id AS plan_id, p.name AS plan, p.order_year AS plan_year,
       type(r) AS relation, r.verb AS verb, x.text AS sentence, r.document AS document, f.name AS document_name,
       r.start AS start, r.end AS end, r.quote AS quote, r.method AS method, r.confidence AS confidence
ORDER BY name, id, plan_year, plan, plan_id, document, start, end, relation, verb
