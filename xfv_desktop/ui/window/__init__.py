"""The window itself: docks, menus, what is possible now, help."""
