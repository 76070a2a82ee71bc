// No two nodes Place bear one id.
// params:
// returns:
CREATE CONSTRAINT place_id IF NOT EXISTS FOR (n:Place) REQUIRE n.id IS UNIQUE
