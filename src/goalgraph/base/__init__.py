"""What everything rests on: names, texts, errors, files."""
