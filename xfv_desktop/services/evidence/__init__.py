"""Photographs: taken in, measured, enhanced, drawn on, laid over each other."""
