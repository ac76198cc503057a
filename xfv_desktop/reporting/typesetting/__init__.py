"""Letters, words and tables on a page."""
