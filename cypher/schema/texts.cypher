// Full-text index over what tasks and measures say; Chinese in pairs of characters.
// params:
// returns:
CREATE FULLTEXT INDEX texts IF NOT EXISTS
FOR (n:Task|Measure) ON EACH [n.text, n.heading]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk', `fulltext.eventually_consistent`: false}}
