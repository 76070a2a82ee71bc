// Takes out the index that names were looked up in up to version 2 of the schema.
// params:
// returns:
DROP INDEX names IF EXISTS
