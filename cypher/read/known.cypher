// What is known of some things: their own properties, and by name what they are tied to.
// params: things
// returns: label, id, properties, kind, places, superior, successors, whole, plans, tasks
UNWIND $things AS thing
MATCH (n:$(thing.label) {id: thing.id})
RETURN thing.label AS label, n.id AS id, properties(n) AS properties,
       [kind IN labels(n) WHERE kind <> thing.label][0] AS kind,
       COLLECT { MATCH (n)-[:位于]->(p:Place) RETURN DISTINCT p {.id, .name, label: 'Place'} AS to ORDER BY to.id } AS places,
       COLLECT { MATCH (n)-[:隶属]->(d:Department) RETURN DISTINCT d {.id, .name, label: 'Department'} AS to ORDER BY to.id } AS superior,
       COLLECT { MATCH (n)-[:更名为]->(d:Department) RETURN DISTINCT d {.id, .name, label: 'Department'} AS to ORDER BY to.id } AS successors,
       COLLECT { MATCH (n)-[:属于]->(x:Project) RETURN DISTINCT x {.id, .name, label: 'Project'} AS to ORDER BY to.id } AS whole,
       COLLECT {
         CALL (n) {
           MATCH (n)-[:负责]->(t:Task) RETURN t
           UNION
           MATCH (n)<-[:涉及]-(:Measure)<-[:包含]-(t:Task) RETURN t
         }
         MATCH (t)<-[:包含*]-(p:Plan)
         RETURN DISTINCT p {.id, .name, label: 'Plan', .order_year} AS to ORDER BY to.order_year, to.id
       } AS plans,
       COUNT {
         MATCH (n)-[:负责]->(t:Task) RETURN t
         UNION
         MATCH (n)<-[:涉及]-(:Measure)<-[:包含]-(t:Task) RETURN t
       } AS tasks
ORDER BY label, id
