"""Questions to the user that stand in a window of their own."""
