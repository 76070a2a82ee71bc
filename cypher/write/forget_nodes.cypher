// Takes nodes out, with whatever is tied to them; no error if they are not there.
// params: rows
// returns:
UNWIND $rows AS row
MATCH (n:$(row.label) {id: row.id})
DETACH DELETE n
