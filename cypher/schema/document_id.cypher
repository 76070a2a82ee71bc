// No two nodes Document bear one id.
// params:
// returns:
CREATE CONSTRAINT document_id IF NOT EXISTS FOR (n:Document) REQUIRE n.id IS UNIQUE
