"""How a plan is built: its head, the tree of its numbered items, its tasks.

Read in this order: `paragraphs` -> `numbering` -> `items` (the tree) -> `passages` (tasks and their clauses).
"""
