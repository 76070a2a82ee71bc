// No place lies in itself, over however many steps; no department is its own superior or successor.
// params:
// returns: type, id
CALL () {
  MATCH (n:Place)-[:位于*2..8]->(n)
  RETURN '位于' AS type, n.id AS id
  UNION
  MATCH (n:Department)-[:隶属*2..8]->(n)
  RETURN '隶属' AS type, n.id AS id
  UNION
  MATCH (n:Department)-[:更名为*2..8]->(n)
  RETURN '更名为' AS type, n.id AS id
  UNION
  MATCH (n:Project)-[:属于*2..8]->(n)
  RETURN '属于' AS type, n.id AS id
}
RETURN type, id
ORDER BY type, id
