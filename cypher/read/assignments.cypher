// Who is responsible for which task, reading by reading, with the plan, the sections above the task from the
// outermost on, and the places that the department is of, each with what it lies in.
// params:
// returns: plan_id, plan, plan_year, plan_level, jurisdiction, sections, heading, task_id, task, task_kind, department_id, department, department_level, seats, role, basis, document, document_name, start, end, quote, method, confidence
MATCH (d:Department)
WHERE EXISTS { (d)-[:负责]->(:Task) }
WITH d, COLLECT {
  MATCH (d)-[:位于]->(seat:Place)
  OPTIONAL MATCH (seat)-[:位于]->(around:Place)
  WITH DISTINCT seat.name AS seat, around.name AS around ORDER BY seat, around
  RETURN [seat, around]
} AS seats
MATCH (d)-[r:负责]->(t:Task)
MATCH way = (p:Plan)-[:包含*1..20]->(t)
OPTIONAL MATCH (f:Document {id: r.document})
RETURN p.id AS plan_id, p.name AS plan, p.order_year AS plan_year, p.level AS plan_level,
       p.jurisdiction AS jurisdiction,
       [x IN nodes(way) WHERE x:Section | x.name] AS sections, t.heading AS heading,
       t.id AS task_id, t.name AS task, t.kind AS task_kind, d.id AS department_id, d.name AS department,
       d.level AS department_level, seats, r.role AS role, r.basis AS basis, r.document AS document,
       f.name AS document_name, r.start AS start, r.end AS end, r.quote AS quote, r.method AS method,
       r.confidence AS confidence
ORDER BY plan_year, plan, plan_id, t.start, task_id, document, start, end, department, department_id, role, basis
