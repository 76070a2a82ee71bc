"""How a plan is built: its head, the tree of its numbered items, its tasks.

Read in this order: `items` (the tree), `finder` (clauses), `passages` (tasks and their clauses), `measures`.
"""
