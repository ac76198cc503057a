"""Photographs in view, and what lies on them: camera, layers, regions, gestures."""
