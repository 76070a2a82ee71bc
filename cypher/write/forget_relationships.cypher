// Takes relationships out, by what tells one reading from another; no error if they are not there.
// params: rows
// returns:
UNWIND $rows AS row
MATCH (s:$(row.start_label) {id: row.start})
MATCH (e:$(row.end_label) {id: row.end})
MATCH (s)-[r:$(row.type)]->(e)
WHERE coalesce(r.document, '') = coalesce(row.reading.document, '')
  AND coalesce(r.start, -1) = coalesce(row.reading.start, -1)
  AND coalesce(r.end, -1) = coalesce(row.reading.end, -1)
  AND coalesce(r.role, '') = coalesce(row.reading.role, '')
  AND coalesce(r.basis, '') = coalesce(row.reading.basis, '')
  AND coalesce(r.surface, '') = coalesce(row.reading.surface, '')
  AND coalesce(r.object, '') = coalesce(row.reading.object, '')
  AND coalesce(r.verb, '') = coalesce(row.reading.verb, '')
DELETE r
