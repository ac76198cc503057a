"""The report on paper: the only home of reportlab and pyHanko."""
