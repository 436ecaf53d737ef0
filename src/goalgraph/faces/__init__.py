"""What people look at: texts, reports, pages, charts."""
