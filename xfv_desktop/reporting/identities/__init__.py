"""Who signs: certificates and keys, in files and on cards."""
