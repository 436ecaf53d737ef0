"""Questions to a plan: the catalogue, the asking, the results."""
