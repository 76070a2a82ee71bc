// Quantified aims, by indicator, year and place: up to `limit` behind the one with the key `after`, each with its
// sentence as its document writes it, the plan that sets it, and the places that the sentence names. `by` has the
// plan and the `subject`, an indicator, where they are asked for: of a subject those of the same indicator come first
// (`match` says which they are), then those whose indicator holds it or is held by it.
// params: by, after, limit
// returns: plan_id, plan, order_year, period_start, period_end, jurisdiction, task_id, task_kind, deadline, measure_id, sentence, target_id, subject, comparator, value, unit, base, by, document, document_name, start, end, quote, method, confidence, source, source_start, places, match, total
CALL () {
  WITH 1 AS _ WHERE $by.plan IS NULL AND $by.subject IS NULL
  CALL () { MATCH (x:Target) RETURN count(x) AS total }
  MATCH (x:Target)
  WHERE x.indicator >= coalesce($after[1], '')
  WITH x, total ORDER BY x.indicator
  CALL (x) {
    MATCH (x)<-[r:设定]-(m:Measure)<-[:包含]-(t:Task)<-[:包含*1..20]-(p:Plan)
    RETURN r, m, t, p
  }
  WITH x, r, m, t, p, total, x.indicator AS indicator, x.subject AS subject, coalesce(p.order_year, 9999) AS year
  WHERE [0, indicator, subject, year, p.id, r.document, r.start, x.id] > $after
  RETURN x, r, m, t, p, 0 AS far, total
  ORDER BY indicator, subject, year, p.id, r.document, r.start, x.id LIMIT $limit
  UNION ALL
  WITH 1 AS _ WHERE NOT ($by.plan IS NULL AND $by.subject IS NULL)
  CALL () {
    WITH 1 AS _ WHERE $by.plan IS NOT NULL
    MATCH (:Plan {id: $by.plan})-[:包含*1..20]->(:Task)-[:包含]->(:Measure)-[:设定]->(x:Target)
    RETURN x
    UNION
    WITH 1 AS _ WHERE $by.plan IS NULL
    MATCH (x:Target) WHERE x.indicator IS NOT NULL
    RETURN x
  }
  WITH x, CASE WHEN coalesce(x.indicator = $by.subject, true) THEN 0 ELSE 1 END AS far
  WHERE far = 0 OR x.indicator CONTAINS $by.subject
    OR (size(x.indicator) >= $by.telling AND $by.subject CONTAINS x.indicator)
  MATCH (x)<-[r:设定]-(m:Measure)<-[:包含]-(t:Task)<-[:包含*1..20]-(p:Plan)
  WITH collect({
    x: x, r: r, m: m, t: t, p: p, far: far,
    key: [far, x.indicator, x.subject, coalesce(p.order_year, 9999), p.id, r.document, r.start, x.id]
  }) AS found
  UNWIND found AS one
  WITH one, size(found) AS total WHERE one.key > $after
  WITH one, total ORDER BY one.key LIMIT $limit
  RETURN one.x AS x, one.r AS r, one.m AS m, one.t AS t, one.p AS p, one.far AS far, total
}
// Document by document, so that each text is read once: a ledger of 50,000 aims has 10,000 documents.
WITH r.document AS document, collect({x: x, r: r, m: m, t: t, p: p, far: far, total: total}) AS found
MATCH (f:Document {id: document})
WITH f.name AS document_name, f.text AS text, found
UNWIND found AS one
WITH document_name, text, one.x AS x, one.r AS r, one.m AS m, one.t AS t, one.p AS p, one.far AS far,
     one.total AS total
RETURN p.id AS plan_id, p.name AS plan, p.order_year AS order_year, p.period_start AS period_start,
       p.period_end AS period_end, p.jurisdiction AS jurisdiction, t.id AS task_id, t.kind AS task_kind,
       t.deadline AS deadline, m.id AS measure_id, m.text AS sentence, x.id AS target_id, x.subject AS subject,
       x.comparator AS comparator, x.value AS value, x.unit AS unit, x.base AS base, x.by AS by,
       r.document AS document, document_name, r.start AS start, r.end AS end, r.quote AS quote,
       r.method AS method, r.confidence AS confidence,
       CASE m.document WHEN r.document THEN substring(text, m.start, m.end - m.start) ELSE r.quote END AS source,
       CASE m.document WHEN r.document THEN m.start ELSE r.start END AS source_start,
       COLLECT { MATCH (m)-[q:涉及]->(y:Place) RETURN DISTINCT {id: y.id, name: y.name, surface: q.surface} AS place
       } AS places,
       CASE WHEN $by.subject IS NOT NULL THEN ['same', 'similar'][far] END AS match, total
ORDER BY far, x.indicator, x.subject, coalesce(p.order_year, 9999), p.id, document, start, x.id
