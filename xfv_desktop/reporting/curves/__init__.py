"""Plots of calibrations, evaluations and laboratory runs, as files of their own."""
