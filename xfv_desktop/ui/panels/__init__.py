"""What stands beside the pages: one panel for each part of the work."""
