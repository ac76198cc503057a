"""Error rates from scores, and their intervals."""
