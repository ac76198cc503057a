"""Models of the user: their files, cards and answers."""
