// The tasks whose passages stand in a document, by place, with their headings.
// params: id
// returns: id, plan, heading, text, path, start, end
MATCH (:Document {id: $id})-[:记载]->(p:Plan)-[:包含*1..20]->(t:Task {document: $id})
RETURN t.id AS id, p.id AS plan, t.heading AS heading, t.text AS text,
       head(COLLECT { MATCH (s:Section)-[:包含]->(t) RETURN s.path }) AS path, t.start AS start, t.end AS end
ORDER BY start, end, id
