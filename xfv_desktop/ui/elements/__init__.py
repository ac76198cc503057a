"""What every screen is made of: words, colours, forms, tables, and work beside the window."""
