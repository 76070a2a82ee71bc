// No two nodes Section bear one id.
// params:
// returns:
CREATE CONSTRAINT section_id IF NOT EXISTS FOR (n:Section) REQUIRE n.id IS UNIQUE
