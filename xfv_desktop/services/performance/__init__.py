"""How well a model verifies, and what its scores mean: evaluation, thresholds, calibration."""
