"""The four pages of the window: start, overview, examination, report."""
