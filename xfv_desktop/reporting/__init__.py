"""The report on paper and who signs it: the only home of reportlab and pyHanko."""
