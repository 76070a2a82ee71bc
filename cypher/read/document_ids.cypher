// The id of every document.
// params:
// returns: id
MATCH (d:Document)
RETURN d.id AS id ORDER BY id
