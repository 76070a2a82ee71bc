// How many tasks there are of each plan, year, level, kind, role, basis and place, among those that `tasks` gives
// for the same.
// params: by
// returns: facet, id, value, tasks
CALL () {
  CALL () {
    WITH 1 AS _ WHERE $by.start = 'department'
    MATCH (:Department {id: $by.department})-[:负责]->(t:Task)
    RETURN t
    UNION
    WITH 1 AS _ WHERE $by.start = 'department'
    MATCH (:Department {id: $by.department})<-[:涉及]-(:Measure)<-[:包含]-(t:Task)
    RETURN t
    UNION
    WITH 1 AS _ WHERE $by.start = 'project'
    MATCH (:Project {id: $by.project})<-[:属于*0..8]-(:Project)<-[:涉及]-(:Measure)<-[:包含]-(t:Task)
    RETURN t
    UNION
    WITH 1 AS _ WHERE $by.start = 'place'
    MATCH (:Place {id: $by.place})<-[:涉及]-(:Measure)<-[:包含]-(t:Task)
    RETURN t
    UNION
    WITH 1 AS _ WHERE $by.start = 'plan'
    MATCH (:Plan {id: $by.plan})-[:包含*1..20]->(t:Task)
    RETURN t
    UNION
    WITH 1 AS _ WHERE $by.start = 'text'
    UNWIND $by.queries AS query
    CALL db.index.fulltext.queryNodes('task_texts', query) YIELD node
    RETURN node AS t
  }
  MATCH (p:Plan)-[:包含*1..20]->(t)
  WHERE p.id = coalesce($by.plan, p.id)
    AND ($by.level IS NULL OR p.level = $by.level)
    AND ($by.year_from IS NULL OR p.order_year >= $by.year_from)
    AND ($by.year_to IS NULL OR p.order_year <= $by.year_to)
    AND t.kind = coalesce($by.kind, t.kind)
    AND ($by.q IS NULL OR toLower(coalesce(t.heading, '') + ' ' + t.text) CONTAINS $by.q)
    AND (NOT $by.post OR EXISTS {
      MATCH (d:Department)-[r:负责]->(t)
      WHERE d.id = coalesce($by.department, d.id)
        AND r.role = coalesce($by.role, r.role) AND r.basis = coalesce($by.basis, r.basis)
    })
    AND ($by.project IS NULL OR EXISTS {
      (t)-[:包含]->(:Measure)-[:涉及]->(:Project)-[:属于*0..8]->(:Project {id: $by.project})
    })
    AND ($by.place IS NULL OR EXISTS { (t)-[:包含]->(:Measure)-[:涉及]->(:Place {id: $by.place}) })
  RETURN p, collect(DISTINCT t) AS tasks
  UNION ALL
  WITH 1 AS _ WHERE $by.start = 'plans'
  MATCH (p:Plan)
  WHERE p.ingested
    AND ($by.level IS NULL OR p.level = $by.level)
    AND ($by.year_from IS NULL OR p.order_year >= $by.year_from)
    AND ($by.year_to IS NULL OR p.order_year <= $by.year_to)
  CALL (p) {
    MATCH (p) (()-[:包含]->(:Section)){0,19} ()-[:包含]->(t:Task)
    WHERE t.kind = coalesce($by.kind, t.kind)
      AND ($by.q IS NULL OR toLower(coalesce(t.heading, '') + ' ' + t.text) CONTAINS $by.q)
      AND (NOT $by.post OR EXISTS {
        MATCH (:Department)-[r:负责]->(t)
        WHERE r.role = coalesce($by.role, r.role) AND r.basis = coalesce($by.basis, r.basis)
      })
    RETURN collect(DISTINCT t) AS tasks
  }
  WITH p, tasks WHERE tasks <> []
  RETURN p, tasks
}
// A task stands in one plan: counted plan by plan, no more than the tasks of one are in memory.
CALL (p, tasks) {
  UNWIND [['plan', p.id, p.name], ['year', null, toString(p.order_year)], ['level', null, p.level]] AS one
  RETURN one[0] AS facet, one[1] AS id, one[2] AS value, size(tasks) AS count
  UNION ALL
  UNWIND tasks AS t
  RETURN 'kind' AS facet, null AS id, t.kind AS value, count(t) AS count
  UNION ALL
  UNWIND tasks AS t
  MATCH (d:Department)-[r:负责]->(t) WHERE d.id = coalesce($by.department, d.id)
  UNWIND [['role', r.role], ['basis', r.basis]] AS one
  RETURN one[0] AS facet, null AS id, one[1] AS value, count(DISTINCT t) AS count
  UNION ALL
  UNWIND tasks AS t
  MATCH (t)-[:包含]->(:Measure)-[:涉及]->(x:Place)
  RETURN 'place' AS facet, x.id AS id, x.name AS value, count(DISTINCT t) AS count
}
WITH facet, id, value, sum(count) AS tasks WHERE value IS NOT NULL
RETURN facet, id, value, tasks
ORDER BY facet, tasks DESC, value, id
