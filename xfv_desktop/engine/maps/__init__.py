"""Maps over regions and as pictures."""
