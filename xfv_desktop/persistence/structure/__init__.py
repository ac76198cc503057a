"""The structure of ``case.db`` in SQL, a module for each version; a released one never changes."""
