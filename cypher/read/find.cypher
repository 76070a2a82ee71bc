// Whatever bears a name that holds the words of `phrase` in a row; if nothing does, whatever bears a name that
// holds `text` or is held by it. `tasks` counts the tasks that it has to do with.
// params: phrase, text, labels
// returns: label, kind, id, names, tasks
CALL () {
  CALL db.index.fulltext.queryNodes('names', $phrase) YIELD node
  RETURN collect(node) AS hits
}
CALL (hits) {
  UNWIND hits AS n
  RETURN n
  UNION
  WITH hits
  WHERE size(hits) = 0
  MATCH (n:Department|Place|Project|Plan|Topic)
  WHERE any(name IN [n.name] + coalesce(n.aliases, []) + coalesce(n.short_name, [])
            WHERE name CONTAINS $text OR (size(name) > 1 AND $text CONTAINS name))
  RETURN n
}
WITH n, [label IN labels(n) WHERE label IN $labels][0] AS label
WHERE label IS NOT NULL
RETURN label, [kind IN labels(n) WHERE kind <> label][0] AS kind, n.id AS id,
       [n.name] + coalesce(n.aliases, []) + coalesce(n.short_name, []) + coalesce(n.title, []) AS names,
       COUNT {
         MATCH (n)-[:负责]->(t:Task) RETURN t
         UNION
         MATCH (n)<-[:涉及|衔接|引用]-(:Measure)<-[:包含]-(t:Task) RETURN t
         UNION
         MATCH (n:Plan)-[:包含*1..20]->(t:Task) RETURN t
       } AS tasks
ORDER BY id
