"""What the machine says of a pair: compared, explained, checked, repeated."""
