"""Triples: kept, read, written and asked for; the one place that knows the engine."""
