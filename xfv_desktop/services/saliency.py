"""Saliency maps as pictures and as shares of regions."""

from xfv_desktop.domain.annotation import Region
from xfv_desktop.domain.explanation import Explanation, RegionShare, Side
from xfv_desktop.domain.face import FaceCrop
from xfv_desktop.engine import overlay as engine_overlay
from xfv_desktop.engine.figure import figure_png
from xfv_desktop.engine.overlay import DISPLAY_NOTE, colour_scale, display_map, overlay

__all__ = ["DISPLAY_NOTE", "colour_scale", "display_map", "figure_png", "overlay"]


def colour_map_names() -> tuple[str, ...]:
    """The colour maps that can be chosen; the first is the default."""
    return tuple(engine_overlay.COLOUR_MAPS)


def region_share(
    explanation: Explanation, crop: FaceCrop, side: Side, region: Region
) -> RegionShare:
    """Which part of one side's similarity and dissimilarity lies in a region."""
    return engine_overlay.region_share(explanation.of(side), crop, region)
