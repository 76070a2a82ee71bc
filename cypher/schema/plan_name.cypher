// Nodes Plan are found by name.
// params:
// returns:
CREATE INDEX plan_name IF NOT EXISTS FOR (n:Plan) ON (n.name)
