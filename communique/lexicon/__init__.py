"""World knowledge as data: states, groups, bodies, offices, places."""
