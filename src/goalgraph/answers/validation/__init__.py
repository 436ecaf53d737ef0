"""What the shapes say of a plan."""
