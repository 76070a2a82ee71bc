// Every document, by name: up to `limit` behind the one with the key `after`, with the plan that it holds.
// params: after, limit
// returns: id, name, names, media_type, script, characters, plan_id, plan, tasks, key, total
CALL () { MATCH (f:Document) RETURN count(f) AS total }
MATCH (f:Document)
WITH total, f, [f.name, f.id] AS key
WHERE key > $after
WITH total, f, key ORDER BY key LIMIT $limit
OPTIONAL MATCH (f)-[:记载]->(p:Plan)
RETURN f.id AS id, f.name AS name, f.names AS names, f.media_type AS media_type, f.script AS script,
       size(f.text) AS characters, p.id AS plan_id, p.name AS plan,
       COUNT { MATCH (p)-[:包含*1..20]->(t:Task) RETURN DISTINCT t } AS tasks, key, total
ORDER BY key
