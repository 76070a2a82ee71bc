// One task with its plan, the headings above it, its measures, and every reading of it and of them.
// params: id
// returns: task, plan, document_name, path, measures, readings
MATCH (t:Task {id: $id})
MATCH (p:Plan)-[:包含*1..20]->(t)
RETURN t {.id, .ordinal, .heading, .text, .kind, .deadline, .document, .start, .end} AS task,
       p {.id, .name, .order_year, .level} AS plan,
       head(COLLECT { MATCH (f:Document {id: t.document}) RETURN f.name }) AS document_name,
       head(COLLECT { MATCH (s:Section)-[:包含]->(t) RETURN s.path }) AS path,
       COLLECT {
         MATCH (t)-[:包含]->(m:Measure)
         RETURN m {.id, .ordinal, .text, .document, .start, .end} AS measure
         ORDER BY m.start, m.id
       } AS measures,
       COLLECT {
         CALL (t) {
           MATCH (x:Department)-[r:负责]->(t)
           RETURN x, r, r.quote AS sentence
           UNION ALL
           MATCH (t)-[:包含]->(m:Measure)-[r]->(x)
           WHERE r.document IS NOT NULL
           RETURN x, r, m.text AS sentence
         }
         OPTIONAL MATCH (f:Document {id: r.document})
         RETURN {type: type(r), start_id: startNode(r).id, end_id: endNode(r).id, labels: labels(x), id: x.id,
                 name: x.name, sentence: sentence, document_name: f.name, properties: properties(r)} AS reading
         ORDER BY type(r), r.document, r.start, r.end, x.id, r.role, r.basis, r.surface
       } AS readings
