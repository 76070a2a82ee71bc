// Full-text index over what things are found by: whole names, pinyin and initials, each one term.
// params:
// returns:
CREATE FULLTEXT INDEX keys IF NOT EXISTS
FOR (n:Department|Place|Project|Plan|Topic) ON EACH [n.keys]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'keyword', `fulltext.eventually_consistent`: false}}
