// A department lies in one province at most, and bears no name that begins with the full name of another.
// params:
// returns: id, name, provinces
CALL () {
  MATCH (d:Department)-[:位于]->(:Place)-[:位于*0..8]->(p:Province)
  WITH d, collect(DISTINCT p.name) AS provinces
  WHERE size(provinces) > 1
  RETURN d.id AS id, d.name AS name, provinces
  UNION
  MATCH (d:Department)-[:位于]->(:Place)-[:位于*0..8]->(own:Province)
  MATCH (other:Province)
  WHERE other <> own AND any(name IN [d.name] + coalesce(d.aliases, []) + coalesce(d.short_name, [])
                             WHERE name STARTS WITH other.name)
  RETURN d.id AS id, d.name AS name, [own.name, other.name] AS provinces
}
RETURN id, name, provinces
ORDER BY id, name, provinces
