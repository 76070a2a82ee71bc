// A property of a node whose vocabulary is closed has a value of that vocabulary.
// params: values
// returns: label, property, value
UNWIND $values AS known
MATCH (n:$(known.owner))
WITH DISTINCT known, n[known.property] AS value
WHERE value IS NOT NULL AND NOT value IN known.values
RETURN known.owner AS label, known.property AS property, value
ORDER BY label, property, value
