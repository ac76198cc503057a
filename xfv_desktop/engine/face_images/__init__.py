"""Faces in pictures: found, aligned, measured, laid over each other."""
