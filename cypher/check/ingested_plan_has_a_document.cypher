// A plan is held by a document just when it was ingested; one that is only cited is cited.
// params:
// returns: id, name, ingested
MATCH (p:Plan)
WHERE p.ingested IS NULL OR p.ingested <> EXISTS { MATCH (:Document)-[:记载]->(p) }
   OR (NOT p.ingested AND NOT EXISTS { MATCH ()-[:引用|依据|修订|废止|衔接]->(p) })
   OR (NOT p.ingested AND EXISTS { MATCH (p)-[:包含]->() })
RETURN p.id AS id, p.name AS name, p.ingested AS ingested
ORDER BY id
