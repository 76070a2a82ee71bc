// Nodes Place are found by adcode.
// params:
// returns:
CREATE INDEX place_adcode IF NOT EXISTS FOR (n:Place) ON (n.adcode)
