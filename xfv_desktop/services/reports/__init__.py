"""From an examination to a signed report: gathered, checked for what is missing, issued."""
