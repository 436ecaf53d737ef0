"""StratML, ISO 17469: strategic plans (part 1), performance plans and reports (part 2), in and out."""
