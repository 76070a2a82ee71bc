// Sets the node about the whole.
// params: id, properties
// returns:
MERGE (g:Graph {id: $id})
SET g = $properties
