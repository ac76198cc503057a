"""Scores of mated and non-mated comparisons → bounded likelihood ratios; numpy and nothing else."""
