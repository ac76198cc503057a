"""Two faces laid over each other for the eye. Nothing of it is stored or reported."""

from xfv_desktop.engine.face_images.superimposition import (
    blend,
    checkerboard,
    difference,
    edge_overlay,
    fit_of,
    superimposed,
    wipe,
)

__all__ = [
    "blend",
    "checkerboard",
    "difference",
    "edge_overlay",
    "fit_of",
    "superimposed",
    "wipe",
]
