// What the authority files state names its source.
// params:
// returns: type, start_id, end_id
MATCH (s:Place|Department)-[r:位于|隶属|更名为]->(e)
WHERE r.source IS NULL OR r.source = ''
RETURN type(r) AS type, s.id AS start_id, e.id AS end_id
ORDER BY type, start_id, end_id
