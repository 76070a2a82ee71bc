// Who issued a plan was read in it, or is stated by a sidecar table.
// params:
// returns: department, plan
MATCH (d:Department)-[r:印发]->(p:Plan)
WHERE r.quote IS NULL AND coalesce(r.basis, '') <> 'metadata'
RETURN d.id AS department, p.id AS plan
ORDER BY department, plan
