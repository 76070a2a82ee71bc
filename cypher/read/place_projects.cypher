// Which projects lie in a place, or are named together with it.
// zh: {place}有哪些项目？
// params: place
// returns: project_id, project, lies_there, sentences
MATCH (here:Place {id: $place})
CALL (here) {
  MATCH (x:Project)-[:位于]->(:Place)-[:位于*0..8]->(here)
  RETURN x
  UNION
  MATCH (here)<-[:涉及]-(:Measure)-[:涉及]->(x:Project)
  RETURN x
}
RETURN x.id AS project_id, x.name AS project,
       EXISTS { (x)-[:位于]->(:Place)-[:位于*0..8]->(here) } AS lies_there,
       COUNT { MATCH (here)<-[:涉及]-(m:Measure)-[:涉及]->(x) RETURN DISTINCT m } AS sentences
ORDER BY lies_there DESC, sentences DESC, project, project_id
