"""What sections are made of: plates, figures, tables with their sentences."""
