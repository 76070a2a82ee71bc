// Every plan that was ingested, by year and name.
// params:
// returns: id, name, kind, number, level, jurisdiction, issued_on, period_start, period_end, order_year, issuer, documents, tasks
MATCH (p:Plan)
WHERE p.ingested
RETURN p.id AS id, p.name AS name, p.kind AS kind, p.number AS number, p.level AS level,
       p.jurisdiction AS jurisdiction, p.issued_on AS issued_on, p.period_start AS period_start,
       p.period_end AS period_end, p.order_year AS order_year,
       COLLECT { MATCH (d:Department)-[:印发]->(p) RETURN DISTINCT d.name AS name ORDER BY name } AS issuer,
       COLLECT { MATCH (f:Document)-[:记载]->(p) RETURN f.id AS id ORDER BY id } AS documents,
       COUNT { MATCH (p)-[:包含*1..20]->(t:Task) RETURN DISTINCT t } AS tasks
ORDER BY order_year, name, id
