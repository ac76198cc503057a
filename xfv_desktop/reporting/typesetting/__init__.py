"""Letters, words, headings and tables on a page, in every script and direction."""
