// No two nodes Task bear one id.
// params:
// returns:
CREATE CONSTRAINT task_id IF NOT EXISTS FOR (n:Task) REQUIRE n.id IS UNIQUE
