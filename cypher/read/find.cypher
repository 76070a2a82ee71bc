// Whatever has a key that one of `queries`, in Lucene's syntax, matches. `tasks` counts the tasks that it has to
// do with.
// params: queries, labels
// returns: label, kind, id, properties, tasks
UNWIND $queries AS query
CALL db.index.fulltext.queryNodes('keys', query) YIELD node
WITH DISTINCT node AS n, [label IN labels(node) WHERE label IN $labels][0] AS label
WHERE label IS NOT NULL
RETURN label, [kind IN labels(n) WHERE kind <> label][0] AS kind, n.id AS id,
       n {.name, .short_name, .aliases, .title, .keys} AS properties,
       COUNT {
         MATCH (n)-[:负责]->(t:Task) RETURN t
         UNION
         MATCH (n)<-[:涉及|衔接|引用]-(:Measure)<-[:包含]-(t:Task) RETURN t
         UNION
         MATCH (n:Plan)-[:包含*1..20]->(t:Task) RETURN t
       } AS tasks
ORDER BY id
