"""Where on the page's network each box and line stands."""
