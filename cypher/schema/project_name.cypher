// Nodes Project are found by name.
// params:
// returns:
CREATE INDEX project_name IF NOT EXISTS FOR (n:Project) ON (n.name)
