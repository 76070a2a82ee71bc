// One source file with its text.
// params: id
// returns: id, names, media_type, script, text
MATCH (d:Document {id: $id})
RETURN d.id AS id, d.names AS names, d.media_type AS media_type, d.script AS script, d.text AS text
