// No two nodes Department bear one id.
// params:
// returns:
CREATE CONSTRAINT department_id IF NOT EXISTS FOR (n:Department) REQUIRE n.id IS UNIQUE
