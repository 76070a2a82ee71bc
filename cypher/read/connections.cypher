// What the sentences of a plan must connect with (衔接, 对接, 接轨).
// zh: {plan}要求与什么衔接？
// params: plan
// returns: label, id, name, object, sentence, quote, document, start, end
MATCH (p:Plan {id: $plan})
CALL (p) {
  MATCH (p)-[r:衔接]->(x)
  RETURN r, x, r.quote AS sentence
  UNION
  MATCH (p)-[:包含*1..20]->(:Task)-[:包含]->(m:Measure)-[r:衔接]->(x)
  RETURN r, x, m.text AS sentence
}
RETURN [one IN labels(x) WHERE one IN ['Plan', 'Project', 'Place', 'Department', 'Topic']][0] AS label, x.id AS id,
       x.name AS name, r.object AS object, sentence, r.quote AS quote, r.document AS document, r.start AS start,
       r.end AS end
ORDER BY document, start, end, label, id
