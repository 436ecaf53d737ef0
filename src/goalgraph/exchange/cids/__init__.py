"""The Common Impact Data Standard (CIDS) of Common Approach: outcomes, indicators and their reports, in."""
