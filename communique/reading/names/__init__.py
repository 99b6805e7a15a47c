"""How names are found in one report: spotted, weighed, given titles, gathered into entities, referred back to."""
