"""What a menu entry or a button does: asked for in dialogs, done in the worker."""
