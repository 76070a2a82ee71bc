// Whatever was read in a document: each reading with the node that it names and the task that it stands in.
// params: id
// returns: type, start_id, end_id, labels, id, name, document_name, task, properties
MATCH (f:Document {id: $id})-[:记载]->(p:Plan)
CALL (p) {
  MATCH (x)-[r]-(p)
  WHERE NOT x:Document AND NOT type(r) = '包含'
  RETURN x, r, null AS task
  UNION
  MATCH (p)-[:包含*1..20]->(t:Task)<-[r:负责]-(x)
  RETURN x, r, t.id AS task
  UNION
  MATCH (p)-[:包含*1..20]->(t:Task)-[:包含]->(m:Measure)-[r]->(x)
  WHERE NOT x:Measure
  RETURN x, r, t.id AS task
  UNION
  MATCH (p)-[:包含*1..20]->(:Task)-[:包含]->(:Measure)-[:涉及]->(y:Project)
  WITH DISTINCT y
  MATCH (y)-[r:位于|属于]->(x)
  RETURN x, r, null AS task
}
WITH f, x, r, task
WHERE r.document = f.id
RETURN type(r) AS type, startNode(r).id AS start_id, endNode(r).id AS end_id, labels(x) AS labels, x.id AS id,
       x.name AS name, f.name AS document_name, task, properties(r) AS properties
ORDER BY r.start, r.end, type, start_id, end_id, r.role, r.basis, r.surface, r.object, r.verb
