// What the node about the whole says of the graph: its content, and what it was made with.
// params:
// returns: graph
MATCH (g:Graph {id: 'graph'})
RETURN properties(g) AS graph
