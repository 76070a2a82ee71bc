// One node of any label.
// params: label, id
// returns: labels, properties
MATCH (n:$($label) {id: $id})
RETURN labels(n) AS labels, properties(n) AS properties
