"""The laboratory: explanations of many pairs put on trial."""
