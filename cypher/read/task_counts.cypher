// How many tasks, plans and readings there are among those that `department_tasks`, `project_tasks`, `place_tasks` or
// `plan_tasks` give for the same: all of them (`facet` task), and with each relation, role and basis; those of what a
// department was before and of what it became apart, each by its id.
// params: label, id, within, with_predecessors
// returns: id, name, succession, succeeded_on, steps, facet, value, tasks, plans, readings
CALL () {
  WITH 1 AS _ WHERE $label = 'Department'
  MATCH (whole:Department {id: $id})
  CALL (whole) {
    RETURN whole AS x, null AS succession, null AS succeeded_on, 0 AS steps
    UNION
    MATCH way = (x:Department)-[:更名为*1..8]->(whole)
    WHERE $with_predecessors AND x <> whole
    WITH x, length(way) AS steps, relationships(way)[0].on AS year
    ORDER BY steps, year
    RETURN x, 'predecessor' AS succession, collect(year)[0] AS succeeded_on, min(steps) AS steps
    UNION
    MATCH way = (whole)-[:更名为*1..8]->(x:Department)
    WHERE $with_predecessors AND x <> whole
    WITH x, length(way) AS steps, relationships(way)[-1].on AS year
    ORDER BY steps, year
    RETURN x, 'successor' AS succession, collect(year)[0] AS succeeded_on, min(steps) AS steps
  }
  CALL (x) {
    MATCH (x)-[r:负责]->(t:Task)
    RETURN t, r
    UNION ALL
    MATCH (x)<-[r:涉及]-(:Measure)<-[:包含]-(t:Task)
    WHERE NOT EXISTS { (x)-[:负责]->(t) }
    RETURN t, r
  }
  RETURN CASE WHEN succession IS NOT NULL THEN x END AS kin, succession, succeeded_on, steps, t, r,
         type(r) AS relation
  UNION ALL
  WITH 1 AS _ WHERE $label = 'Project'
  MATCH (whole:Project {id: $id})
  MATCH (x:Project)-[:属于*0..8]->(whole)
  WITH DISTINCT x, CASE x WHEN whole THEN '涉及' ELSE '属于' END AS relation
  MATCH (x)<-[r:涉及]-(:Measure)<-[:包含]-(t:Task)
  RETURN null AS kin, null AS succession, null AS succeeded_on, 0 AS steps, t, r, relation
  UNION ALL
  WITH 1 AS _ WHERE $label = 'Place'
  MATCH (whole:Place {id: $id})
  CALL (whole) {
    RETURN whole AS x, '涉及' AS relation
    UNION
    MATCH (x:Place)-[:位于*1..8]->(whole)
    WHERE $within AND x <> whole
    RETURN x, '位于' AS relation
  }
  MATCH (x)<-[r:涉及]-(:Measure)<-[:包含]-(t:Task)
  RETURN null AS kin, null AS succession, null AS succeeded_on, 0 AS steps, t, r, relation
  UNION ALL
  WITH 1 AS _ WHERE $label = 'Plan'
  MATCH (:Plan {id: $id})-[:包含*1..20]->(t:Task)
  OPTIONAL MATCH (:Department)-[r:负责]->(t)
  RETURN null AS kin, null AS succession, null AS succeeded_on, 0 AS steps, t, r, type(r) AS relation
}
MATCH (p:Plan)-[:包含*1..20]->(t)
UNWIND [['task', ''], ['relation', relation], ['role', r.role], ['basis', r.basis]] AS one
WITH kin, succession, succeeded_on, steps, one[0] AS facet, one[1] AS value, t, p
WHERE value IS NOT NULL
RETURN kin.id AS id, kin.name AS name, succession, succeeded_on, steps, facet, value, count(DISTINCT t) AS tasks,
       count(DISTINCT p) AS plans, count(*) AS readings
ORDER BY succession, steps, id, facet, tasks DESC, value
