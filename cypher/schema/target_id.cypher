// No two nodes Target bear one id.
// params:
// returns:
CREATE CONSTRAINT target_id IF NOT EXISTS FOR (n:Target) REQUIRE n.id IS UNIQUE
