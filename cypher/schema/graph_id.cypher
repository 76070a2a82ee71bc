// No two nodes Graph bear one id.
// params:
// returns:
CREATE CONSTRAINT graph_id IF NOT EXISTS FOR (n:Graph) REQUIRE n.id IS UNIQUE
