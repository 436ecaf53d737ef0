"""Open SDG: the data and the metadata of a site that reports on the global goals, in."""
