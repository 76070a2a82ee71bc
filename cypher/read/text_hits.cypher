// The `limit` measures that say something (`queries`, in Lucene's syntax) likest, the likest first.
// params: queries, limit
// returns: measure, task, plan, document_name
UNWIND $queries AS query
CALL db.index.fulltext.queryNodes('measure_texts', query, {limit: $limit}) YIELD node AS m, score
MATCH (p:Plan)-[:包含*1..20]->(t:Task)-[:包含]->(m)
RETURN m {.id, .ordinal, .text, .document, .start, .end} AS measure, t {.id, .heading} AS task,
       p {.id, .name, .order_year, .level} AS plan,
       head(COLLECT { MATCH (f:Document {id: m.document}) RETURN f.name }) AS document_name
ORDER BY score DESC, measure.id
