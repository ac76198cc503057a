"""What a menu entry or a button does."""
