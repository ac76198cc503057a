"""Plots as files of their own."""
