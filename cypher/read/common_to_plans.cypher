// Which departments, projects and places the tasks of two plans both involve, most tasks first.
// zh: {plan}和{other_plan}都涉及哪些部门、项目和地方？
// params: plan, other_plan
// returns: label, id, name, tasks, other_tasks
CALL () {
  MATCH (:Plan {id: $plan})-[:包含*1..20]->(t:Task)<-[:负责]-(x:Department)
  RETURN x, t
  UNION
  MATCH (:Plan {id: $plan})-[:包含*1..20]->(t:Task)-[:包含]->(:Measure)-[:涉及]->(x)
  RETURN x, t
}
WITH x, count(DISTINCT t) AS tasks
CALL (x) {
  MATCH (x)-[:负责]->(t:Task)<-[:包含*1..20]-(:Plan {id: $other_plan})
  RETURN t
  UNION
  MATCH (x)<-[:涉及]-(:Measure)<-[:包含]-(t:Task)<-[:包含*1..20]-(:Plan {id: $other_plan})
  RETURN t
}
WITH x, tasks, count(DISTINCT t) AS other_tasks
RETURN [one IN labels(x) WHERE one IN ['Department', 'Project', 'Place']][0] AS label, x.id AS id, x.name AS name,
       tasks, other_tasks
ORDER BY tasks + other_tasks DESC, label, name, id
