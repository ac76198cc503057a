"""The nouns of the field: immutable values without files, networks or windows."""
