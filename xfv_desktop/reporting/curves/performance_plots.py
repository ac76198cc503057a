"""What an evaluation shows: the DET curve, the scores, the error rates by covariate."""

from collections.abc import Sequence
from statistics import NormalDist
from typing import Literal

import attrs
import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from numpy.typing import NDArray

from xfv_desktop.domain.operating_point import percent
from xfv_desktop.domain.performance import Bin, DetCurve, ErrorRates
from xfv_desktop.reporting.curves.plots import COLOURS, saved

Form = Literal["png", "pdf"]
BLUE, ORANGE = COLOURS[:2]
GREY = "#5f5f5f"
TICKS = (1e-5, 1e-4, 1e-3, 5e-3, 0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.6)
HIGHEST = 0.6


@attrs.frozen
class CovariateBins:
    """The bins of one covariate, and how its axis is called."""

    label: str
    bins: tuple[Bin, ...]


def det_figure(title: str, note: str, curve: DetCurve, rates: ErrorRates, form: Form) -> bytes:
    """FNMR over FMR on axes of the normal deviate (Martin et al., Eurospeech 1997).

    Grey is where so few comparisons show nothing (rule of three); the band holds the 95 % intervals
    of FNMR at each FMR. Rates above 60 % and below half an error lie on the edge.
    """
    figure, axis = _figure(6.6, 6.8)
    lowest = min(0.5 / rates.nonmated, 0.5 / rates.mated, 1e-3)

    def place(values: Sequence[float]) -> NDArray[np.float64]:
        clipped = np.clip(values, lowest, HIGHEST)
        return np.array([NormalDist().inv_cdf(float(value)) for value in clipped])

    edge, top = place([lowest, HIGHEST])
    for limit, span in (
        (3 / rates.nonmated, axis.axvspan),
        (3 / rates.mated, axis.axhspan),
    ):
        span(edge, max(edge, place([min(limit, HIGHEST)])[0]), color="#eeeeee", lw=0, zorder=0)
    x = place(curve.fmr)
    if curve.low:
        axis.fill_between(
            x, place(curve.low), place(curve.high), color=BLUE, alpha=0.18, lw=0,
            label="95 % interval of FNMR",
        )  # fmt: skip
    axis.step(x, place(curve.fnmr), where="post", color=BLUE, lw=1.8, label="DET")
    axis.plot([edge, top], [edge, top], color=GREY, lw=0.8, ls=(0, (2, 3)), label="FMR = FNMR")
    at = place([rates.fmr, rates.fnmr])
    axis.plot(
        *at, marker="D", ms=7, color=ORANGE, ls="none", clip_on=False, zorder=5,
        label=f"threshold {rates.threshold:.4g}: FMR {percent(rates.fmr)}, "
        f"FNMR {percent(rates.fnmr)}",
    )  # fmt: skip
    ticks = [tick for tick in TICKS if lowest <= tick <= HIGHEST]
    labels = [f"{100 * tick:g} %" for tick in ticks]
    axis.set_xticks(place(ticks), labels)
    axis.set_yticks(place(ticks), labels)
    axis.set_xlim(edge, top)
    axis.set_ylim(edge, top)
    axis.set_xlabel("false match rate, FMR")
    axis.set_ylabel("false non-match rate, FNMR")
    axis.set_aspect("equal")
    _finish(figure, axis, title, note)
    return saved(figure, form)


def scores_figure(
    title: str, note: str, mated: NDArray[np.float64], nonmated: NDArray[np.float64],
    threshold: float, form: Form,
) -> bytes:  # fmt: skip
    """The scores of both kinds of pairs as histograms, each with an area of 1."""
    figure, axis = _figure(8.6, 4.6)
    every = np.concatenate([mated, nonmated, [threshold]])
    edges = np.linspace(every.min() - 0.01, every.max() + 0.01, 61).tolist()
    for values, colour, hatch, kind in (
        (nonmated, ORANGE, "//", "non-mated"), (mated, BLUE, "", "mated"),
    ):  # fmt: skip
        axis.hist(
            values, bins=edges, density=True, histtype="stepfilled", facecolor=f"{colour}40",
            edgecolor=colour, hatch=hatch, lw=1.4, label=f"{len(values):,} {kind} comparisons",
        )  # fmt: skip
    axis.axvline(threshold, color="black", lw=1.4, label=f"threshold {threshold:.4g}")
    axis.set_xlabel("similarity score")
    axis.set_ylabel("density")
    _finish(figure, axis, title, note)
    return saved(figure, form)


def covariates_figure(
    title: str, note: str, covariates: Sequence[CovariateBins], form: Form
) -> bytes:
    """FMR and FNMR at the threshold in each bin, with intervals; a panel for each covariate."""
    rows = (len(covariates) + 1) // 2
    figure = Figure(figsize=(10.5, 3.4 * rows + 1.0), dpi=150, layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.subplots(rows, 2, squeeze=False).ravel()
    highest = max((high for one in covariates for b in one.bins for high in _ends(b)), default=0)
    highest = highest or 0.1  # nobody erred, and there are no intervals
    for axis, covariate in zip(axes, covariates, strict=False):
        for offset, colour, mark, kind in ((-0.08, BLUE, "o", "FNMR"), (0.08, ORANGE, "s", "FMR")):
            _draw_bins(axis, covariate.bins, offset, colour, mark, kind)
        axis.set_xticks(
            range(len(covariate.bins)),
            [f"{b.low:.3g} to {b.high:.3g}\n{b.mated} | {b.nonmated}" for b in covariate.bins],
        )
        axis.set_xlim(-0.5, len(covariate.bins) - 0.5)
        axis.set_ylim(-0.03 * highest, 1.05 * highest)
        axis.yaxis.set_major_formatter(lambda value, _: f"{100 * value:g} %")
        axis.set_xlabel(covariate.label, fontsize=9)
        _plain(axis)
    for axis in axes[len(covariates) :]:
        axis.set_axis_off()
    figure.suptitle(title, fontsize=12)
    handles, labels = axes[0].get_legend_handles_labels()
    figure.legend(
        handles, labels, loc="outside lower center", ncols=2, frameon=False, fontsize=9,
        title=note, title_fontsize=8,
    )  # fmt: skip
    return saved(figure, form)


def _ends(one: Bin) -> tuple[float, ...]:
    known = [interval[1] for interval in (one.fmr_interval, one.fnmr_interval) if interval]
    return (*known, *(rate for rate in (one.fmr, one.fnmr) if rate is not None))


def _draw_bins(
    axis: Axes, bins: Sequence[Bin], offset: float, colour: str, mark: str, kind: str
) -> None:
    label: str | None = f"{kind}, 95 % interval"
    for place, one in enumerate(bins):
        rate, interval = (
            (one.fmr, one.fmr_interval) if kind == "FMR" else (one.fnmr, one.fnmr_interval)
        )
        if rate is None:
            continue
        low, high = interval or (rate, rate)
        axis.errorbar(
            place + offset, rate, yerr=[[rate - low], [high - rate]], color=colour, marker=mark,
            ms=5, capsize=3, lw=1.5, label=label,
        )  # fmt: skip
        label = None  # the legend names each kind once


def _figure(width: float, height: float) -> tuple[Figure, Axes]:
    figure = Figure(figsize=(width, height), dpi=150, layout="constrained")
    FigureCanvasAgg(figure)
    return figure, figure.subplots()


def _plain(axis: Axes) -> None:
    axis.grid(color="#dddddd", linewidth=0.6)
    axis.set_axisbelow(True)
    axis.tick_params(labelsize=8)
    axis.spines[["top", "right"]].set_visible(False)


def _finish(figure: Figure, axis: Axes, title: str, note: str) -> None:
    _plain(axis)
    figure.suptitle(title, fontsize=11)
    handles, labels = axis.get_legend_handles_labels()
    figure.legend(
        handles, labels, loc="outside lower center", ncols=2, frameon=False, fontsize=8,
        title=note, title_fontsize=8,
    )  # fmt: skip
