// Every quantified aim of something has the indicator that it stands in the ledger by.
// params:
// returns: target
MATCH (x:Target)
WHERE x.subject IS NOT NULL AND x.indicator IS NULL
RETURN x.id AS target
