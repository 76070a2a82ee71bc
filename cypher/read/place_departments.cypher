// Who is responsible for tasks that name a place, most tasks first.
// zh: 涉及{place}的任务由哪些部门承担？
// params: place
// returns: department_id, department, tasks, leads
MATCH (:Place {id: $place})<-[:涉及]-(:Measure)<-[:包含]-(t:Task)<-[r:负责]-(d:Department)
RETURN d.id AS department_id, d.name AS department, count(DISTINCT t) AS tasks,
       count(DISTINCT CASE WHEN r.role = '牵头' THEN t END) AS leads
ORDER BY tasks DESC, department, department_id
