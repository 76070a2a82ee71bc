// How many nodes there are of each label and relationships of each type, and the node about the whole.
// params: labels, types
// returns: nodes, relationships, graph
OPTIONAL MATCH (g:Graph {id: 'graph'})
CALL () {
  UNWIND $labels AS label
  CALL (label) { MATCH (n:$(label)) RETURN count(n) AS count }
  RETURN collect({name: label, count: count}) AS nodes
}
CALL () {
  UNWIND $types AS type
  CALL (type) { MATCH ()-[r:$(type)]->() RETURN count(r) AS count }
  RETURN collect({name: type, count: count}) AS relationships
}
RETURN nodes, relationships, properties(g) AS graph
