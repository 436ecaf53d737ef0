"""What the page shows, read from the graph."""
