// Every plan that was ingested, by year and name: up to `limit` of them behind the one with the key `after`.
// params: after, limit
// returns: id, name, kind, number, level, jurisdiction, issued_on, period_start, period_end, order_year, issuer, documents, tasks, total
CALL () { MATCH (p:Plan) WHERE p.ingested RETURN count(p) AS total }
MATCH (p:Plan)
WHERE p.ingested
WITH total, p, [coalesce(p.order_year, 9999), p.name, p.id] AS key
WHERE key > $after
WITH total, p, key ORDER BY key LIMIT $limit
RETURN p.id AS id, p.name AS name, p.kind AS kind, p.number AS number, p.level AS level,
       p.jurisdiction AS jurisdiction, p.issued_on AS issued_on, p.period_start AS period_start,
       p.period_end AS period_end, p.order_year AS order_year,
       COLLECT { MATCH (d:Department)-[:印发]->(p) RETURN DISTINCT d.name AS name ORDER BY name } AS issuer,
       COLLECT { MATCH (f:Document)-[:记载]->(p) RETURN f.id AS id ORDER BY id } AS documents,
       COUNT { MATCH (p)-[:包含*1..20]->(t:Task) RETURN DISTINCT t } AS tasks, total
ORDER BY key
