// Puts nodes in, or sets those that are there; `kinds` are all second labels, `row.kinds` those of this node.
// params: rows, kinds
// returns:
UNWIND $rows AS row
MERGE (n:$(row.label) {id: row.id})
REMOVE n:$($kinds)
SET n:$(row.kinds), n = row.properties
