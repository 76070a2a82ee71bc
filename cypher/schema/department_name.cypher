// Nodes Department are found by name.
// params:
// returns:
CREATE INDEX department_name IF NOT EXISTS FOR (n:Department) ON (n.name)
