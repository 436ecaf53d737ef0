"""What a plan is: its resources, ids, links, thread, what is derived, and its scope."""
