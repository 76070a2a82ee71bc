// Which plans speak of a project or a part of it, and in which words.
// zh: 哪些规划提到{project}，怎么说？
// params: project
// returns: plan_id, plan, year, task_id, project_id, project, sentence, quote, document, start, end
MATCH (:Project {id: $project})<-[:属于*0..8]-(x:Project)
WITH DISTINCT x
MATCH (x)<-[r:涉及]-(m:Measure)<-[:包含]-(t:Task)
MATCH (p:Plan)-[:包含*1..20]->(t)
RETURN p.id AS plan_id, p.name AS plan, p.order_year AS year, t.id AS task_id, x.id AS project_id,
       x.name AS project, m.text AS sentence, r.quote AS quote, r.document AS document, r.start AS start,
       r.end AS end
ORDER BY year, plan, plan_id, document, start, end, project_id
