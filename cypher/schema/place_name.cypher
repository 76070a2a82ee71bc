// Nodes Place are found by name.
// params:
// returns:
CREATE INDEX place_name IF NOT EXISTS FOR (n:Place) ON (n.name)
