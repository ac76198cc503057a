"""Photographs: taken in, measured, enhanced, drawn on, and made again from their originals."""
