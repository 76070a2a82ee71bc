// Nodes Target are found by indicator.
// params:
// returns:
CREATE INDEX target_indicator IF NOT EXISTS FOR (n:Target) ON (n.indicator)
