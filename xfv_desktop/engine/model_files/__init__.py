"""Model cards, and the files they describe."""
