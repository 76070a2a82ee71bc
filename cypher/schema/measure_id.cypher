// No two nodes Measure bear one id.
// params:
// returns:
CREATE CONSTRAINT measure_id IF NOT EXISTS FOR (n:Measure) REQUIRE n.id IS UNIQUE
