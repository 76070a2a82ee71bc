// The relationships of one type between two nodes, with both ends, the document and, where one of the ends
// stands in a plan, the task and the plan.
// params: type, start, end
// returns: type, start_id, end_id, start_labels, start_name, end_labels, end_name, document_name, task, plan, properties
MATCH (s:Document|Plan|Section|Task|Measure|Department|Place|Project|Target|Topic {id: $start})
MATCH (e:Document|Plan|Section|Task|Measure|Department|Place|Project|Target|Topic {id: $end})
MATCH (s)-[r:$($type)]->(e)
OPTIONAL MATCH (f:Document {id: r.document})
RETURN type(r) AS type, s.id AS start_id, e.id AS end_id, labels(s) AS start_labels, s.name AS start_name,
       labels(e) AS end_labels, e.name AS end_name, f.name AS document_name,
       head(COLLECT {
         UNWIND [s, e] AS x
         MATCH (t:Task)-[:包含*0..1]->(x)
         RETURN t.id ORDER BY t.id
       }) AS task,
       head(COLLECT { MATCH (f)-[:记载]->(p:Plan) RETURN p.id ORDER BY p.id }) AS plan,
       properties(r) AS properties
ORDER BY start_id, end_id
