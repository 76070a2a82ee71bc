// How many texts of an index (`task_texts`, `measure_texts`) say something (`queries`, in Lucene's syntax), counted up
// to `limit`.
// params: index, queries, limit
// returns: texts
UNWIND $queries AS query
CALL db.index.fulltext.queryNodes($index, query, {limit: $limit}) YIELD node
RETURN count(node) AS texts
