// Full-text index over the names of whatever can be asked for; Chinese in pairs of characters.
// params:
// returns:
CREATE FULLTEXT INDEX names IF NOT EXISTS
FOR (n:Department|Place|Project|Plan|Topic) ON EACH [n.name, n.aliases, n.short_name, n.title]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk', `fulltext.eventually_consistent`: false}}
