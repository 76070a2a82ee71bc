// Tasks by plan and place in it: up to `limit` behind the one with the key `after`. What is given `by`: those of
// one department, project, place, plan or found text (`queries`, in Lucene's syntax), else plan by plan; then by
// all that is given. `readings` tie a task to the department, project and place that were asked for. `total` is
// null where the list is read plan by plan.
// params: by, after, limit
// returns: task, plan, document_name, parties, projects, places, readings, key, total
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
  WITH p, t, [coalesce(p.order_year, 9999), p.name, p.id, t.start, t.id] AS key
  WITH collect({p: p, t: t, key: key}) AS found
  UNWIND found AS one
  WITH one.p AS p, one.t AS t, one.key AS key, size(found) AS total
  WHERE key > $after
  RETURN p, t, key, total ORDER BY key LIMIT $limit
  UNION
  WITH 1 AS _ WHERE $by.start = 'plans'
  MATCH (p:Plan)
  WHERE p.ingested
    AND ($by.level IS NULL OR p.level = $by.level)
    AND ($by.year_from IS NULL OR p.order_year >= $by.year_from)
    AND ($by.year_to IS NULL OR p.order_year <= $by.year_to)
    AND [coalesce(p.order_year, 9999), p.name, p.id] >= $after[0..3]
  WITH p, coalesce(p.order_year, 9999) AS year, p.name AS name, p.id AS plan ORDER BY year, name, plan
  MATCH (p)-[:包含*1..20]->(t:Task)
  WHERE [year, name, plan, t.start, t.id] > $after
    AND t.kind = coalesce($by.kind, t.kind)
    AND ($by.q IS NULL OR toLower(coalesce(t.heading, '') + ' ' + t.text) CONTAINS $by.q)
    AND (NOT $by.post OR EXISTS {
      MATCH (:Department)-[r:负责]->(t)
      WHERE r.role = coalesce($by.role, r.role) AND r.basis = coalesce($by.basis, r.basis)
    })
  RETURN p, t, [year, name, plan, t.start, t.id] AS key, null AS total
  ORDER BY year, name, plan, t.start, t.id LIMIT $limit
}
RETURN t {.id, .ordinal, .heading, .text, .kind, .deadline, .document, .start, .end} AS task,
       p {.id, .name, .order_year, .level} AS plan,
       head(COLLECT { MATCH (f:Document {id: t.document}) RETURN f.name }) AS document_name,
       COLLECT {
         MATCH (d:Department)-[r:负责]->(t)
         WITH d, r ORDER BY r.start, r.end, d.name, d.id, r.role, r.basis
         RETURN DISTINCT {id: d.id, name: d.name, role: r.role, basis: r.basis}
       } AS parties,
       COLLECT {
         MATCH (t)-[:包含]->(:Measure)-[:涉及]->(x:Project)
         WITH DISTINCT x ORDER BY x.name, x.id
         RETURN {id: x.id, name: x.name}
       } AS projects,
       COLLECT {
         MATCH (t)-[:包含]->(:Measure)-[:涉及]->(x:Place)
         WITH DISTINCT x ORDER BY x.name, x.id
         RETURN {id: x.id, name: x.name}
       } AS places,
       COLLECT {
         CALL (t) {
           MATCH (x:Department)-[r:负责]->(t)
           WHERE x.id = $by.department
           RETURN x, r, r.quote AS sentence
           UNION ALL
           MATCH (t)-[:包含]->(m:Measure)-[r:涉及]->(x:Department|Place)
           WHERE x.id IN [$by.department, $by.place]
           RETURN x, r, m.text AS sentence
           UNION ALL
           MATCH (t)-[:包含]->(m:Measure)-[r:涉及]->(x:Project)
           WHERE $by.project IS NOT NULL AND EXISTS { (x)-[:属于*0..8]->(:Project {id: $by.project}) }
           RETURN x, r, m.text AS sentence
         }
         RETURN {type: type(r), start_id: startNode(r).id, end_id: endNode(r).id,
                 labels: labels(x), id: x.id, name: x.name, sentence: sentence,
                 document_name: head(COLLECT { MATCH (f:Document {id: r.document}) RETURN f.name }),
                 properties: properties(r)} AS reading
         ORDER BY r.start, r.end, x.id, r.role, r.basis, r.surface
       } AS readings,
       key, total
ORDER BY key
