// Every node has one label of the ontology, and a second one just when it is a place.
// params: labels, kinds
// returns: labels, id
MATCH (n)
WITH DISTINCT labels(n) AS labels, n.id IS NULL OR n.id = '' OR n.name IS NULL OR n.name = '' AS nameless,
     min(n.id) AS id
WITH labels, id, nameless, [label IN labels WHERE label IN $labels] AS first,
     [label IN labels WHERE label IN $kinds] AS second
WHERE nameless OR size(first) <> 1 OR size(second) <> CASE first[0] WHEN 'Place' THEN 1 ELSE 0 END
   OR size(labels) <> size(first) + size(second)
RETURN labels, id
ORDER BY id
