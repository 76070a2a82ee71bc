// Takes out the index that tasks and measures shared up to version 4 of the schema.
// params:
// returns:
DROP INDEX texts IF EXISTS
