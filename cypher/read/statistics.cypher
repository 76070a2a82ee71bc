// How many nodes there are of each label and relationships of each type, and the node about the whole.
// params:
// returns: nodes, relationships, graph
OPTIONAL MATCH (g:Graph {id: 'graph'})
// Each by its name: only so they are looked up and not counted one by one (2 s beside a million measures).
CALL () {
  MATCH (n:Document) WITH count(n) AS count RETURN 'Document' AS name, count
  UNION ALL MATCH (n:Plan) WITH count(n) AS count RETURN 'Plan' AS name, count
  UNION ALL MATCH (n:Section) WITH count(n) AS count RETURN 'Section' AS name, count
  UNION ALL MATCH (n:Task) WITH count(n) AS count RETURN 'Task' AS name, count
  UNION ALL MATCH (n:Measure) WITH count(n) AS count RETURN 'Measure' AS name, count
  UNION ALL MATCH (n:Department) WITH count(n) AS count RETURN 'Department' AS name, count
  UNION ALL MATCH (n:Place) WITH count(n) AS count RETURN 'Place' AS name, count
  UNION ALL MATCH (n:Project) WITH count(n) AS count RETURN 'Project' AS name, count
  UNION ALL MATCH (n:Target) WITH count(n) AS count RETURN 'Target' AS name, count
  UNION ALL MATCH (n:Topic) WITH count(n) AS count RETURN 'Topic' AS name, count
  UNION ALL MATCH (n:Graph) WITH count(n) AS count RETURN 'Graph' AS name, count
}
WITH g, collect({name: name, count: count}) AS nodes
CALL () {
  MATCH ()-[r:记载]->() WITH count(r) AS count RETURN '记载' AS name, count
  UNION ALL MATCH ()-[r:包含]->() WITH count(r) AS count RETURN '包含' AS name, count
  UNION ALL MATCH ()-[r:印发]->() WITH count(r) AS count RETURN '印发' AS name, count
  UNION ALL MATCH ()-[r:负责]->() WITH count(r) AS count RETURN '负责' AS name, count
  UNION ALL MATCH ()-[r:涉及]->() WITH count(r) AS count RETURN '涉及' AS name, count
  UNION ALL MATCH ()-[r:位于]->() WITH count(r) AS count RETURN '位于' AS name, count
  UNION ALL MATCH ()-[r:隶属]->() WITH count(r) AS count RETURN '隶属' AS name, count
  UNION ALL MATCH ()-[r:更名为]->() WITH count(r) AS count RETURN '更名为' AS name, count
  UNION ALL MATCH ()-[r:衔接]->() WITH count(r) AS count RETURN '衔接' AS name, count
  UNION ALL MATCH ()-[r:依据]->() WITH count(r) AS count RETURN '依据' AS name, count
  UNION ALL MATCH ()-[r:修订]->() WITH count(r) AS count RETURN '修订' AS name, count
  UNION ALL MATCH ()-[r:废止]->() WITH count(r) AS count RETURN '废止' AS name, count
  UNION ALL MATCH ()-[r:引用]->() WITH count(r) AS count RETURN '引用' AS name, count
  UNION ALL MATCH ()-[r:设定]->() WITH count(r) AS count RETURN '设定' AS name, count
  UNION ALL MATCH ()-[r:属于]->() WITH count(r) AS count RETURN '属于' AS name, count
  UNION ALL MATCH ()-[r:疑似]->() WITH count(r) AS count RETURN '疑似' AS name, count
  UNION ALL MATCH ()-[r:重叠]->() WITH count(r) AS count RETURN '重叠' AS name, count
}
RETURN nodes, collect({name: name, count: count}) AS relationships, properties(g) AS graph
