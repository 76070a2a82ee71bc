// A property of a relationship whose vocabulary is closed has a value of that vocabulary.
// params: words
// returns: type, property, value
UNWIND $words AS known
MATCH ()-[r:$(known.owner)]->()
WITH DISTINCT known, r[known.property] AS value
WHERE value IS NOT NULL AND NOT value IN known.values
RETURN known.owner AS type, known.property AS property, value
ORDER BY type, property, value
