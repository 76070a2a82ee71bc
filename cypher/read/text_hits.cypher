// Measures that say something (`queries`, in Lucene's syntax), the likest first, among the `limit` likest texts.
// params: queries, limit
// returns: measure, task, plan, document_name, texts
UNWIND $queries AS query
CALL db.index.fulltext.queryNodes('texts', query, {limit: $limit}) YIELD node, score
WITH collect({m: node, score: score}) AS found
UNWIND found AS one
WITH one.m AS m, one.score AS score, size(found) AS texts WHERE m:Measure
MATCH (p:Plan)-[:包含*1..20]->(t:Task)-[:包含]->(m)
RETURN m {.id, .ordinal, .text, .document, .start, .end} AS measure, t {.id, .heading} AS task,
       p {.id, .name, .order_year, .level} AS plan,
       head(COLLECT { MATCH (f:Document {id: m.document}) RETURN f.name }) AS document_name, texts
ORDER BY score DESC, measure.id
