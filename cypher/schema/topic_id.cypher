// No two nodes Topic bear one id.
// params:
// returns:
CREATE CONSTRAINT topic_id IF NOT EXISTS FOR (n:Topic) REQUIRE n.id IS UNIQUE
