// Takes out whatever holds a passage: 包含 has one start, so its end tells which it is.
// params: rows
// returns:
UNWIND $rows AS row
MATCH (e:$(row.end_label) {id: row.end})
MATCH ()-[r:$(row.type)]->(e)
DELETE r
