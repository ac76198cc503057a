"""Files that nobody vouches for: decoded in a process of its own, with limits."""
