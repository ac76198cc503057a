"""What the machine says of a pair, or of many: compared, explained, checked, repeated."""
