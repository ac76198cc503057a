"""Cases as bundles: for another examiner, the other side, or the public."""
