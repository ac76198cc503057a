"""Pixels to numbers: the only home of torch and OpenCV."""
