// The node about the whole, whether the database holds anything at all, and its documents.
// params:
// returns: graph, empty, documents
OPTIONAL MATCH (g:Graph {id: 'graph'})
RETURN properties(g) AS graph,
       NOT EXISTS { MATCH (n) } AS empty,
       COLLECT { MATCH (d:Document) RETURN d.id ORDER BY d.id } AS documents
