"""Saliency maps as pictures, and added up over regions."""

from collections.abc import Mapping

from xfv_desktop.domain.annotation import Region
from xfv_desktop.domain.comparison import Comparison
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.explanation import Explanation, Side
from xfv_desktop.domain.face import FaceCrop
from xfv_desktop.domain.jobs import CancelToken, Progress, no_progress, part_of
from xfv_desktop.domain.regions import Noise, NoisyExplanations, RegionRow, RegionTable, Shading
from xfv_desktop.engine.maps import overlay as engine_overlay
from xfv_desktop.engine.maps import regions
from xfv_desktop.engine.maps.iso_lines import iso_lines
from xfv_desktop.engine.maps.overlay import (
    colour_scale,
    display_map,
    display_note,
    overlay,
    painted,
    reading,
    region_at,
    shown_values,
)
from xfv_desktop.engine.maps.partitions import Partition, facial_atlas, partition
from xfv_desktop.engine.maps.regions import all_outlines, outline

__all__ = [
    "Partition",
    "all_outlines",
    "colour_scale",
    "display_map",
    "display_note",
    "facial_atlas",
    "iso_lines",
    "outline",
    "overlay",
    "painted",
    "reading",
    "region_at",
    "shown_values",
]

NOISE_GREY_LEVELS, NOISE_SEED = 2, 0


def colour_map_names() -> tuple[str, ...]:
    """The colour maps that can be chosen; the first is the default."""
    return tuple(engine_overlay.COLOUR_MAPS)


def partitions(comparison: Comparison, shading: Shading) -> dict[Side, Partition]:
    """The regions of both crops; pixels are no regions: ValueError."""
    return {
        Side.PROBE: partition(shading, comparison.probe.crop, comparison.model),
        Side.REFERENCE: partition(shading, comparison.reference.crop, comparison.model),
    }


def region_tables(
    explanation: Explanation,
    divided: Mapping[Side, Partition],
    noisy: NoisyExplanations | None = None,
) -> dict[Side, RegionTable]:
    """Both maps added up over their regions, with ranges where noise was tried."""
    return {
        side: regions.region_table(
            explanation.of(side),
            divided[side],
            noise=noisy.noise if noisy else None,
            noisy=[one.of(side) for one in noisy.explanations] if noisy else (),
        )
        for side in Side
    }


def drawn_row(explanation: Explanation, crop: FaceCrop, side: Side, region: Region) -> RegionRow:
    """One side's map over a region that was drawn on the photograph."""
    return regions.drawn_row(explanation.of(side), crop, region)


def figure_png(comparison: Comparison, explanation: Explanation) -> bytes:
    """A PNG with both crops and, beside each, its similarity, dissimilarity and signed map."""
    from xfv_desktop.engine.maps import figure

    return figure.figure_png(comparison, explanation)


def rank_correlation(one: Explanation, other: Explanation, side: Side) -> float:
    """Spearman's correlation of the signed maps of two explanations of one pair, in [-1, 1]."""
    # Here, or every picture of a map would wait for torch
    from xfv_desktop.engine.trials.maps import rank_agreement

    return rank_agreement(one.of(side).signed, other.of(side).signed)


def explained_under_noise(
    comparison: Comparison,
    explanation: Explanation,
    *,
    copies: int,
    model: str = "",
    device: str,
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
) -> NoisyExplanations:
    """The pair explained again, once for each noisy copy (± 2 grey levels), by the same explainer.

    ``model``: as it was asked for, where that is the path of a card. Nothing is stored. Raises
    UserError (fewer than one copy, the model's file is another one by now, device absent) or
    Cancelled.
    """
    # Here, or every picture of a map would wait for torch
    from xfv_desktop.engine.region_noise import explained_under_noise
    from xfv_desktop.services.comparison.repetition import method_of, network_of

    if copies < 1:
        raise UserError("Noise needs at least one copy: ask for 1 or more.")
    progress(0.0, f"Loading {comparison.model.name}")
    face_network = network_of(comparison, model, device)
    return explained_under_noise(
        face_network,
        comparison.probe.crop,
        comparison.reference.crop,
        method_of(explanation, face_network),
        Noise(copies=copies, grey_levels=NOISE_GREY_LEVELS, seed=NOISE_SEED),
        progress=part_of(progress, 0.05, 1.0),
        cancel=cancel or CancelToken(),
    )
