// Measures that say something (`by.queries`, in Lucene's syntax; where there is none, every measure is looked at),
// by plan and place in it: up to `limit` behind the one with the key `after`. `total` is null where nothing was
// looked up.
// params: by, after, limit
// returns: measure, task, plan, document_name, key, total
CALL () {
  UNWIND $by.queries AS query
  CALL db.index.fulltext.queryNodes('measure_texts', query) YIELD node
  WITH DISTINCT node AS m WHERE toLower(m.text) CONTAINS $by.q
  MATCH (p:Plan)-[:包含*1..20]->(t:Task)-[:包含]->(m)
  WHERE p.id = coalesce($by.plan, p.id)
  WITH collect({p: p, t: t, m: m, key: [coalesce(p.order_year, 9999), p.name, p.id, m.start, m.id]}) AS found
  UNWIND found AS one
  WITH one.p AS p, one.t AS t, one.m AS m, one.key AS key, size(found) AS total
  WHERE key > $after
  RETURN p, t, m, key, total ORDER BY key LIMIT $limit
  UNION
  WITH 1 AS _ WHERE $by.queries = []
  MATCH (p:Plan)
  WHERE p.ingested AND p.id = coalesce($by.plan, p.id)
    AND [coalesce(p.order_year, 9999), p.name, p.id] >= $after[0..3]
  WITH p, coalesce(p.order_year, 9999) AS year, p.name AS name, p.id AS plan ORDER BY year, name, plan
  MATCH (p)-[:包含*1..20]->(t:Task)-[:包含]->(m:Measure)
  WHERE [year, name, plan, m.start, m.id] > $after
    AND ($by.q IS NULL OR toLower(m.text) CONTAINS $by.q)
  RETURN p, t, m, [year, name, plan, m.start, m.id] AS key, null AS total
  ORDER BY year, name, plan, m.start, m.id LIMIT $limit
}
RETURN m {.id, .ordinal, .text, .document, .start, .end} AS measure, t {.id, .heading} AS task,
       p {.id, .name, .order_year, .level} AS plan,
       head(COLLECT { MATCH (f:Document {id: m.document}) RETURN f.name }) AS document_name, key, total
ORDER BY key
