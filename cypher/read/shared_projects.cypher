// Which projects more than one plan speaks of.
// zh: 哪些项目出现在多个规划里？
// params:
// returns: project_id, project, plans, titles
MATCH (x:Project)<-[:涉及]-(:Measure)<-[:包含]-(:Task)<-[:包含*1..20]-(p:Plan)
WITH DISTINCT x, p ORDER BY p.order_year, p.name, p.id
WITH x, collect(p.name) AS titles WHERE size(titles) > 1
RETURN x.id AS project_id, x.name AS project, size(titles) AS plans, titles
ORDER BY plans DESC, project, project_id
