// No two nodes Project bear one id.
// params:
// returns:
CREATE CONSTRAINT project_id IF NOT EXISTS FOR (n:Project) REQUIRE n.id IS UNIQUE
