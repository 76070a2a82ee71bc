// Puts relationships in that are not there.
// params: rows
// returns:
UNWIND $rows AS row
MATCH (s:$(row.start_label) {id: row.start})
MATCH (e:$(row.end_label) {id: row.end})
CREATE (s)-[r:$(row.type)]->(e)
SET r = row.properties
