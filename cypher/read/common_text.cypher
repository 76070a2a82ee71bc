// How many texts say something (`queries`, in Lucene's syntax), counted up to `limit`.
// params: queries, limit
// returns: texts
UNWIND $queries AS query
CALL db.index.fulltext.queryNodes('texts', query, {limit: $limit}) YIELD node
RETURN count(node) AS texts
