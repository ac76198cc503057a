"""Who signs, what is signed, and what a signed file is worth."""
