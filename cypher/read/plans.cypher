// Every plan that was ingested, by year and name: up to `limit` of them behind the one with the key `after`, with
// the number of its tasks where they are `counted`, else 0.
// params: after, limit, counted
// returns: id, name, kind, number, level, jurisdiction, issued_on, period_start, period_end, order_year, issuer, documents, tasks, total
CALL () { MATCH (p:Plan) WHERE p.ingested RETURN count(p) AS total }
MATCH (p:Plan)
WHERE p.ingested
WITH total, p, [coalesce(p.order_year, 9999), p.name, p.id] AS key
WHERE key > $after
WITH total, p, key ORDER BY key LIMIT $limit
CALL (p) {
  WITH 1 AS _ WHERE $counted
  MATCH (p)-[:包含*1..20]->(t:Task)
  RETURN count(DISTINCT t) AS tasks
}
RETURN p.id AS id, p.name AS name, p.kind AS kind, p.number AS number, p.level AS level,
       p.jurisdiction AS jurisdiction, p.issued_on AS issued_on, p.period_start AS period_start,
       p.period_end AS period_end, p.order_year AS order_year,
       COLLECT { MATCH (d:Department)-[:印发]->(p) RETURN DISTINCT d.name AS name ORDER BY name } AS issuer,
       COLLECT { MATCH (f:Document)-[:记载]->(p) RETURN f.id AS id ORDER BY id } AS documents,
       tasks, total
ORDER BY key
