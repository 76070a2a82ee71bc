// What was read of every plan, by year and name: up to `limit` behind the one with the key `after`. `doubtful`
// counts readings of who is responsible that are less sure than `sure`.
// params: after, limit, sure
// returns: id, name, order_year, level, jurisdiction, documents, characters, sections, tasks, assigned, measures, targets, departments, projects, places, responsibilities, doubtful, confirmed, key, total
CALL () { MATCH (p:Plan) WHERE p.ingested RETURN count(p) AS total }
MATCH (p:Plan)
WHERE p.ingested
WITH total, p, [coalesce(p.order_year, 9999), p.name, p.id] AS key
WHERE key > $after
WITH total, p, key ORDER BY key LIMIT $limit
CALL (p) {
  MATCH (f:Document)-[:记载]->(p)
  RETURN count(f) AS documents, sum(size(f.text)) AS characters
}
CALL (p) {
  OPTIONAL MATCH (p)-[:包含*1..20]->(t:Task)
  RETURN count(DISTINCT t) AS tasks,
         count(DISTINCT CASE WHEN EXISTS { (:Department)-[:负责]->(t) } THEN t END) AS assigned
}
CALL (p) {
  OPTIONAL MATCH (p)-[:包含*1..20]->(m:Measure)
  OPTIONAL MATCH (m)-[:设定]->(x:Target)
  RETURN count(DISTINCT m) AS measures, count(DISTINCT x) AS targets
}
CALL (p) {
  OPTIONAL MATCH (p)-[:包含*1..20]->(:Task)<-[r:负责]-(d:Department)
  RETURN count(DISTINCT d) AS departments, count(r) AS responsibilities,
         count(CASE WHEN r.confidence < $sure THEN 1 END) AS doubtful, count(r.confirmed) AS confirmed
}
CALL (p) {
  OPTIONAL MATCH (p)-[:包含*1..20]->(:Measure)-[:涉及]->(x)
  RETURN count(DISTINCT CASE WHEN x:Project THEN x END) AS projects,
         count(DISTINCT CASE WHEN x:Place THEN x END) AS places
}
RETURN p.id AS id, p.name AS name, p.order_year AS order_year, p.level AS level, p.jurisdiction AS jurisdiction,
       documents, characters, COUNT { MATCH (p)-[:包含*1..20]->(s:Section) RETURN s } AS sections, tasks, assigned,
       measures, targets, departments, projects, places, responsibilities, doubtful, confirmed, key, total
ORDER BY key
