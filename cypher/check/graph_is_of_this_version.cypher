// There is one node about the whole, of the version of the schema that this program writes.
// params: schema_version
// returns: graphs, versions
OPTIONAL MATCH (g:Graph)
WITH count(g) AS graphs, collect(g.schema_version) AS versions
WHERE graphs <> 1 OR versions <> [$schema_version]
RETURN graphs, versions
