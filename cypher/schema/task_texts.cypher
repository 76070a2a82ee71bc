// Full-text index over what tasks say; Chinese in pairs of characters.
// params:
// returns:
CREATE FULLTEXT INDEX task_texts IF NOT EXISTS
FOR (n:Task) ON EACH [n.text, n.heading]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk', `fulltext.eventually_consistent`: false}}
