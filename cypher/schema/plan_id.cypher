// No two nodes Plan bear one id.
// params:
// returns:
CREATE CONSTRAINT plan_id IF NOT EXISTS FOR (n:Plan) REQUIRE n.id IS UNIQUE
