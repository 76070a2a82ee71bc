// Full-text index over what measures say; Chinese in pairs of characters.
// params:
// returns:
CREATE FULLTEXT INDEX measure_texts IF NOT EXISTS
FOR (n:Measure) ON EACH [n.text]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk', `fulltext.eventually_consistent`: false}}
