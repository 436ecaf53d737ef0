"""What a plan answers: queries, findings, trends."""
