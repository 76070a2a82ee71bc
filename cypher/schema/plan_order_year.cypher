// Nodes Plan are found by order_year.
// params:
// returns:
CREATE INDEX plan_order_year IF NOT EXISTS FOR (n:Plan) ON (n.order_year)
