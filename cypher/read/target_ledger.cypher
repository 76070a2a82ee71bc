// Every quantified aim, of all plans or of one, with its sentence as its document writes it, the plan that sets it, and
// the places that the sentence names.
// params: plan
// returns: plan_id, plan, order_year, period_start, period_end, jurisdiction, task_id, task_kind, deadline, measure_id, sentence, target_id, subject, comparator, value, unit, base, by, document, document_name, start, end, quote, method, confidence, source, source_start, places
MATCH (p:Plan)-[:包含*1..20]->(t:Task)-[:包含]->(m:Measure)-[r:设定]->(x:Target)
WHERE $plan IS NULL OR p.id = $plan
MATCH (f:Document {id: r.document})
RETURN p.id AS plan_id, p.name AS plan, p.order_year AS order_year, p.period_start AS period_start,
       p.period_end AS period_end, p.jurisdiction AS jurisdiction, t.id AS task_id, t.kind AS task_kind,
       t.deadline AS deadline, m.id AS measure_id, m.text AS sentence, x.id AS target_id, x.subject AS subject,
       x.comparator AS comparator, x.value AS value, x.unit AS unit, x.base AS base, x.by AS by,
       r.document AS document, f.name AS document_name, r.start AS start, r.end AS end, r.quote AS quote,
       r.method AS method, r.confidence AS confidence,
       CASE m.document WHEN r.document THEN substring(f.text, m.start, m.end - m.start) ELSE r.quote END AS source,
       CASE m.document WHEN r.document THEN m.start ELSE r.start END AS source_start,
       COLLECT { MATCH (m)-[q:涉及]->(y:Place) RETURN DISTINCT {id: y.id, name: y.name, surface: q.surface} AS place
       } AS places
ORDER BY order_year, plan, plan_id, document, start, end, target_id
