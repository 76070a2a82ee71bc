// Every sentence that names a project (涉及) or one of its phases and parts (属于), as its document writes it, with
// its plan and who is responsible for its task.
// params: id
// returns: plan_id, plan, order_year, issued_on, period_start, period_end, jurisdiction, task_id, task_kind, deadline, measure_id, sentence, project_id, project, relation, surface, document, document_name, start, end, quote, method, confidence, source, source_start, parties
MATCH (whole:Project {id: $id})
MATCH (x:Project)-[:属于*0..8]->(whole)
WITH DISTINCT x, CASE x WHEN whole THEN '涉及' ELSE '属于' END AS relation
MATCH (x)<-[r:涉及]-(m:Measure)<-[:包含]-(t:Task)
MATCH (f:Document {id: r.document})
MATCH (p:Plan)-[:包含*1..20]->(t)
RETURN p.id AS plan_id, p.name AS plan, p.order_year AS order_year, p.issued_on AS issued_on,
       p.period_start AS period_start, p.period_end AS period_end, p.jurisdiction AS jurisdiction,
       t.id AS task_id, t.kind AS task_kind, t.deadline AS deadline, m.id AS measure_id, m.text AS sentence,
       x.id AS project_id, x.name AS project, relation, r.surface AS surface,
       r.document AS document, f.name AS document_name, r.start AS start, r.end AS end, r.quote AS quote,
       r.method AS method, r.confidence AS confidence,
       CASE m.document WHEN r.document THEN substring(f.text, m.start, m.end - m.start) ELSE r.quote END AS source,
       CASE m.document WHEN r.document THEN m.start ELSE r.start END AS source_start,
       COLLECT {
         MATCH (d:Department)-[a:负责]->(t)
         RETURN {id: d.id, name: d.name, role: a.role, basis: a.basis, document: a.document, start: a.start,
                 end: a.end, quote: a.quote} AS party
       } AS parties
ORDER BY order_year, plan, plan_id, document, start, end, project_id
