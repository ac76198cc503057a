"""What the window knows of the open case: the desk, and drafts that are not yet on record."""
