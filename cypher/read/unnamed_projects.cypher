// Every project that the upper plan names and the lower one does not, neither it nor a part of it nor what it is a
// part of, nor any of its names anywhere in a task; but for those that lie outside the place that the lower plan is
// for. `inside` says that it is known to lie there.
// params: upper, lower
// returns: upper_id, upper, lower_id, lower, project_id, project, kind, inside, sentence, surface, document, document_name, start, end, quote, method, confidence
MATCH (upper:Plan {id: $upper}), (lower:Plan {id: $lower})
WITH upper, lower,
     COLLECT { MATCH (home:Place {name: lower.jurisdiction}) RETURN home } AS homes,
     COLLECT { MATCH (lower)-[:包含*1..20]->(t:Task) RETURN coalesce(t.heading, '') + t.text } AS texts,
     COLLECT { MATCH (lower)-[:包含*1..20]->(:Measure)-[:涉及]->(y:Project) RETURN DISTINCT y } AS named
MATCH (upper)-[:包含*1..20]->(m:Measure)-[r:涉及]->(x:Project)
WHERE NOT EXISTS { MATCH (x)-[:属于*0..8]->(y:Project) WHERE y IN named }
  AND NOT EXISTS { MATCH (x)<-[:属于*1..8]-(y:Project) WHERE y IN named }
  AND none(name IN [x.name] + coalesce(x.aliases, [])
           WHERE size(name) > 2 AND any(text IN texts WHERE text CONTAINS name))
WITH upper, lower, m, r, x, homes, head(homes) AS home,
     size(homes) = 1 AND EXISTS { MATCH (x)-[:位于]->(:Place)-[:位于*0..8]->(h:Place) WHERE h IN homes } AS inside
WHERE inside OR size(homes) <> 1
   OR NOT EXISTS { MATCH (x)-[:位于]->(at:Place) WHERE NOT EXISTS { (home)-[:位于*0..8]->(at) } }
OPTIONAL MATCH (f:Document {id: r.document})
RETURN upper.id AS upper_id, upper.name AS upper, lower.id AS lower_id, lower.name AS lower, x.id AS project_id,
       x.name AS project, x.kind AS kind, inside, m.text AS sentence, r.surface AS surface,
       r.document AS document, f.name AS document_name, r.start AS start, r.end AS end, r.quote AS quote,
       r.method AS method, r.confidence AS confidence
ORDER BY NOT inside, project, project_id, document, start, end, surface
