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
    CALL db.index.fulltext.queryNodes('texts', query) YIELD node
    WITH node AS t WHERE t:Task
    RETURN t
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
  RETURN p, t
  UNION
  WITH 1 AS _ WHERE $by.start = 'plans'
  MATCH (p:Plan)
  WHERE p.ingested
    AND ($by.level IS NULL OR p.level = $by.level)
    AND ($by.year_from IS NULL OR p.order_year >= $by.year_from)
    AND ($by.year_to IS NULL OR p.order_year <= $by.year_to)
  MATCH (p)-[:包含*1..20]->(t:Task)
  WHERE t.kind = coalesce($by.kind, t.kind)
    AND ($by.q IS NULL OR toLower(coalesce(t.heading, '') + ' ' + t.text) CONTAINS $by.q)
    AND (NOT $by.post OR EXISTS {
      MATCH (:Department)-[r:负责]->(t)
      WHERE r.role = coalesce($by.role, r.role) AND r.basis = coalesce($by.basis, r.basis)
    })
  RETURN p, t
}
WITH collect({p: p, t: t}) AS found
CALL (found) {
  UNWIND found AS one
  WITH one.p AS p, one.t AS t
  WITH p, count(DISTINCT t) AS tasks
  RETURN 'plan' AS facet, p.id AS id, p.name AS value, tasks
  UNION ALL
  UNWIND found AS one
  WITH one.p.order_year AS value, count(DISTINCT one.t) AS tasks WHERE value IS NOT NULL
  RETURN 'year' AS facet, null AS id, toString(value) AS value, tasks
  UNION ALL
  UNWIND found AS one
  WITH one.p.level AS value, count(DISTINCT one.t) AS tasks WHERE value IS NOT NULL
  RETURN 'level' AS facet, null AS id, value, tasks
  UNION ALL
  UNWIND found AS one
  WITH one.t.kind AS value, count(DISTINCT one.t) AS tasks WHERE value IS NOT NULL
  RETURN 'kind' AS facet, null AS id, value, tasks
  UNION ALL
  UNWIND found AS one
  WITH one.t AS t
  MATCH (d:Department)-[r:负责]->(t) WHERE d.id = coalesce($by.department, d.id)
  UNWIND [['role', r.role], ['basis', r.basis]] AS pair
  WITH pair[0] AS facet, pair[1] AS value, count(DISTINCT t) AS tasks
  RETURN facet, null AS id, value, tasks
  UNION ALL
  UNWIND found AS one
  WITH one.t AS t
  MATCH (t)-[:包含]->(:Measure)-[:涉及]->(x:Place)
  WITH x, count(DISTINCT t) AS tasks
  RETURN 'place' AS facet, x.id AS id, x.name AS value, tasks
}
RETURN facet, id, value, tasks
ORDER BY facet, tasks DESC, value, id
