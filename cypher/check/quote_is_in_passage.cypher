// What a measure says was read in that measure, if it was read in the document that the measure shows.
// params:
// returns: type, measure, start, end
MATCH (m:Measure)-[r]->()
WHERE r.document = m.document AND NOT (m.start <= r.start AND r.end <= m.end)
  AND COUNT { MATCH (:Document {id: m.document})-[:记载]->(:Plan) } = 1
RETURN type(r) AS type, m.id AS measure, r.start AS start, r.end AS end
ORDER BY type, measure, start, end
