// Every department that one plan makes responsible and a later one does not, neither it nor what it was before nor
// what it became; nothing where the later plan makes nobody responsible. `named` says that a measure of the later
// plan still names it.
// params: before, after
// returns: before_id, before, before_year, after_id, after, after_year, department_id, department, department_level, named, task_id, task, role, document, document_name, start, end, quote, method, confidence
MATCH (before:Plan {id: $before}), (after:Plan {id: $after})
WITH before, after,
     COLLECT { MATCH (after)-[:包含*1..20]->(:Task)<-[:负责]-(d:Department) RETURN DISTINCT d } AS there
WHERE size(there) > 0
MATCH (before)-[:包含*1..20]->(t:Task)<-[r:负责]-(d:Department)
WHERE NOT EXISTS { MATCH (d)-[:更名为*0..8]->(k:Department) WHERE k IN there }
  AND NOT EXISTS { MATCH (d)<-[:更名为*1..8]-(k:Department) WHERE k IN there }
OPTIONAL MATCH (f:Document {id: r.document})
RETURN before.id AS before_id, before.name AS before, before.order_year AS before_year, after.id AS after_id,
       after.name AS after, after.order_year AS after_year, d.id AS department_id, d.name AS department,
       d.level AS department_level,
       EXISTS { (after)-[:包含*1..20]->(:Measure)-[:涉及]->(d) } AS named,
       t.id AS task_id, t.name AS task, r.role AS role, r.document AS document, f.name AS document_name,
       r.start AS start, r.end AS end, r.quote AS quote, r.method AS method, r.confidence AS confidence
ORDER BY department, department_id, t.start, task_id, document, start, end, role
