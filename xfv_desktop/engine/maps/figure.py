"""One picture of a comparison and its explanation."""

import io

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.cm import ScalarMappable
from matplotlib.colors import ListedColormap, Normalize
from matplotlib.figure import Figure
from numpy.typing import NDArray

from xfv_desktop.domain.comparison import Comparison
from xfv_desktop.domain.explanation import Explanation, Layer, Side
from xfv_desktop.engine.maps.overlay import COLOUR_MAPS, colour_scale, display_note, overlay


def figure_png(comparison: Comparison, explanation: Explanation) -> bytes:
    """A PNG with both crops and, beside each, its similarity, dissimilarity and signed map."""
    colour_map = next(iter(COLOUR_MAPS))
    figure = Figure(figsize=(11.2, 7.2), dpi=150, layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.subplots(2, 4)
    for row, side in zip(axes, Side, strict=True):
        crop = np.array(
            (comparison.probe, comparison.reference)[side is Side.REFERENCE].crop.pixels
        )
        row[0].imshow(crop)
        row[0].set_title(f"{side.value.capitalize()}, aligned crop", fontsize=9)
        for axis, layer in zip(row[1:], Layer, strict=True):
            axis.imshow(_grey(crop), extent=(0, 1, 1, 0))
            axis.imshow(overlay(explanation, side, layer, colour_map), extent=(0, 1, 1, 0))
            axis.set_title(layer.value.capitalize(), fontsize=9)
        for axis in row:
            axis.set_axis_off()
    scale = colour_scale(Layer.SIGNED, colour_map)
    colours = ListedColormap((scale.rgba[:, :3] / 255).tolist())
    bar = figure.colorbar(
        ScalarMappable(Normalize(scale.lowest, scale.highest), colours),
        ax=axes,
        location="bottom",
        shrink=0.6,
        aspect=50,
    )
    bar.set_label("dissimilarity  ←  relative saliency  →  similarity", fontsize=8)
    figure.suptitle(
        f"Similarity score {comparison.score:.4f}, threshold {comparison.threshold:g}: "
        f"{comparison.decision.value.upper()} by {comparison.model.title}, "
        f"explained by {explanation.explainer}",
        fontsize=11,
    )
    caution = "The maps explain the algorithm; they are no evidence of identity."
    figure.text(0.5, -0.03, f"{display_note(explanation)} {caution}", ha="center", fontsize=7)
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", bbox_inches="tight", metadata={"Software": None})
    return buffer.getvalue()


def _grey(crop: NDArray[np.uint8]) -> NDArray[np.uint8]:
    grey = (crop @ np.array([0.299, 0.587, 0.114])).astype(np.uint8)
    return np.repeat(grey[..., None], 3, axis=2)
