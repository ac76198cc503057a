"""Tippett, PAV, ECE and score plots of a calibration; every curve ends where its data end."""

import textwrap
from collections.abc import Callable
from typing import Literal

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.ticker import ScalarFormatter
from numpy.typing import NDArray

from xfv_desktop.domain.calibration import Calibration
from xfv_desktop.domain.calibration_plots import CalibrationCurves, PlotKind
from xfv_desktop.domain.likelihood import Mark
from xfv_desktop.reporting.curves.plots import COLOURS, saved

Values = NDArray[np.float64]

MATED, NONMATED, OWN = COLOURS[0], COLOURS[1], "#000000"
BINS = 40
Said = Callable[[str], str]
"""What a text or number of the plot is in the language of its reader."""


def calibration_plot(
    calibration: Calibration,
    curves: CalibrationCurves,
    kind: PlotKind,
    form: Literal["png", "pdf"],
    mark: Mark | None = None,
    said: Said = str,
) -> bytes:
    """One plot; equal input gives equal bytes. ``mark`` is drawn as a line across."""
    figure = Figure(figsize=(5.6, 3.9), dpi=150, layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    if kind is PlotKind.TIPPETT:
        _tippett(axes, calibration, mark)
    elif kind is PlotKind.PAV:
        _pav(axes, curves, mark)
    elif kind is PlotKind.ECE:
        _ece(axes, curves)
    else:
        _histogram(axes, calibration, mark)
    axes.grid(color="#dddddd", linewidth=0.6)
    axes.set_axisbelow(True)
    axes.tick_params(labelsize=8)
    axes.spines[["top", "right"]].set_visible(False)
    _say(figure, axes, kind.heading, said)
    return saved(figure, form)


def _say(figure: Figure, axes: Axes, heading: str, said: Said) -> None:
    """Title, labels, legend and the numbers of both axes in a language."""
    axes.set_title(said(heading), fontsize=10, loc="left")
    # German is longer than the axis is high
    _labels(axes, said(axes.get_xlabel()), textwrap.fill(said(axes.get_ylabel()), 40))
    lines, names = axes.get_legend_handles_labels()
    # Below the axes: the place with fewest data is sought for seconds, and hides some of them
    figure.legend(
        lines, [said(name) for name in names], loc="outside lower center",
        ncols=3 if len(names) == 3 else 2, frameon=False, fontsize=7.5,
    )  # fmt: skip
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(_Numbers(said))


class _Numbers(ScalarFormatter):
    """Numbers at an axis as usual, in a language."""

    def __init__(self, said: Said) -> None:
        super().__init__()
        self._said = said

    def __call__(self, x: float, pos: int | None = None) -> str:
        """One of them."""
        return self._said(super().__call__(x, pos))


def _labels(axes: Axes, x: str, y: str) -> None:
    axes.set_xlabel(x, fontsize=8.5)
    axes.set_ylabel(y, fontsize=8.5)


def _tippett(axes: Axes, calibration: Calibration, mark: Mark | None) -> None:
    looks = ((MATED, "-", "mated pairs"), (NONMATED, "--", "non-mated pairs"))
    for values, (colour, dash, name) in zip(calibration.validation.log10_lrs, looks, strict=True):
        x = np.sort(values)
        # At each value the part that is at least as large; the curve ends with the data
        part = 1 - np.arange(len(x)) / len(x)
        axes.step(x, part, where="pre", color=colour, linestyle=dash, linewidth=1.7, label=name)
    bounds = calibration.bounds
    for place in (bounds.lower, bounds.upper):
        axes.axvline(place, color="#777777", linestyle=(0, (1, 2)), linewidth=1.2)
    axes.plot([], [], color="#777777", linestyle=(0, (1, 2)), linewidth=1.2, label="bounds")
    _mark(axes, mark.log10_lr if mark else None, "this case")
    axes.set_ylim(-0.02, 1.02)
    _labels(axes, "log₁₀ LR", "part of comparisons with at least this log₁₀ LR")


def _pav(axes: Axes, curves: CalibrationCurves, mark: Mark | None) -> None:
    x, y = curves.pav.T
    ends = (min(x.min(), y.min()), max(x.max(), y.max())) if len(x) else (-1.0, 1.0)
    axes.plot(ends, ends, color="#777777", linestyle="--", linewidth=1.2, label="perfect")
    axes.plot(x, y, color=MATED, marker="o", markersize=3, linewidth=1.2, label="after PAV, finite")
    _mark(axes, mark.log10_lr if mark else None, "this case")
    _labels(axes, "log₁₀ LR of the system", "log₁₀ LR after PAV")


def _ece(axes: Axes, curves: CalibrationCurves) -> None:
    x = curves.prior_log10_odds
    axes.plot(x, curves.ece_neutral, color="#777777", linestyle=":", linewidth=1.6, label="LR = 1")
    axes.plot(x, curves.ece_system, color=NONMATED, linewidth=1.7, label="system")
    axes.plot(x, curves.ece_pav, color=MATED, linestyle="--", linewidth=1.7, label="after PAV")
    top = float(curves.ece_neutral.max())
    axes.set_ylim(-0.02 * top, 1.15 * top)
    _labels(axes, "log₁₀ prior odds", "empirical cross-entropy (bits)")


def _histogram(axes: Axes, calibration: Calibration, mark: Mark | None) -> None:
    mated, nonmated = calibration.validation.scores
    edges = np.histogram_bin_edges(np.concatenate([mated, nonmated]), BINS)
    for values, colour, hatch, name in (
        (mated, MATED, "", "mated pairs"), (nonmated, NONMATED, "////", "non-mated pairs"),
    ):  # fmt: skip
        part = np.full(len(values), 1 / len(values))
        axes.hist(
            values, edges.tolist(), weights=part, color=colour, alpha=0.55, hatch=hatch, label=name,
            edgecolor=colour, linewidth=0.6,
        )  # fmt: skip
    _mark(axes, mark.score if mark else None, "this case")
    _labels(axes, "similarity score", "part of comparisons")


def _mark(axes: Axes, place: float | None, name: str) -> None:
    if place is not None:
        axes.axvline(place, color=OWN, linewidth=1.6, label=name)
