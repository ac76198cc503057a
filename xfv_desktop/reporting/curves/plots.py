"""Curves of a laboratory run as PNG and PDF. Figures are drawn without pyplot: no global state."""

import io
from collections.abc import Sequence
from typing import Any, Literal

import attrs
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000")
"""Okabe and Ito's colours, which stay apart for colour-blind readers, without the yellow."""
MARKERS = "osD^vP*X"
GREYS = ("#5f5f5f", "#9a9a9a")
DASHES = ((0, (5, 2)), (0, (1, 1.5)), (0, (5, 2, 1, 2)), (0, (2, 2)))


@attrs.frozen
class Line:
    """One method: values for shares from 0 to 1 in even steps; controls are drawn dashed."""

    label: str
    values: tuple[float, ...]
    control: bool


@attrs.frozen
class Panel:
    """One set of axes. ``better`` says which way a good method's curve lies."""

    title: str
    axis: str
    better: Literal["lower", "higher"]
    lines: tuple[Line, ...]


def curves_figure(
    title: str, note: str, panels: Sequence[Panel], form: Literal["png", "pdf"]
) -> bytes:
    """The panels in rows of two with one legend; equal input gives equal bytes."""
    rows = (len(panels) + 1) // 2
    figure = Figure(figsize=(11, 4.2 * rows + 1.2), dpi=150, layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.subplots(rows, 2, squeeze=False).ravel()
    styles = _styles(panels)
    handles: dict[str, Line2D] = {}
    for axis, panel in zip(axes, panels, strict=False):
        for line in panel.lines:
            shares = [100 * i / (len(line.values) - 1) for i in range(len(line.values))]
            (drawn,) = axis.plot(shares, line.values, **styles[line.label, line.control])
            handles.setdefault(line.label, drawn)
        axis.set_title(f"{panel.title} ({panel.better} is better)", fontsize=10)
        axis.set_xlabel("share of pixels, most salient first (%)", fontsize=9)
        axis.set_ylabel(panel.axis, fontsize=9)
        axis.set_xlim(0, 100)
        axis.set_ylim(-0.02, 1.02)
        axis.grid(color="#dddddd", linewidth=0.6)
        axis.tick_params(labelsize=8)
        axis.spines[["top", "right"]].set_visible(False)
    for axis in axes[len(panels) :]:
        axis.set_axis_off()
    figure.suptitle(title, fontsize=12)
    figure.legend(
        list(handles.values()), list(handles), loc="outside lower center", fontsize=8,
        ncols=min(5, max(1, len(handles))), frameon=False, title=note, title_fontsize=8,
        handlelength=3.5,
    )  # fmt: skip
    return saved(figure, form)


def saved(figure: Figure, form: Literal["png", "pdf"]) -> bytes:
    """The figure as a file without a date, so that equal figures give equal bytes."""
    buffer = io.BytesIO()
    metadata = {"Software": None} if form == "png" else {"CreationDate": None, "Producer": None}
    figure.savefig(buffer, format=form, metadata=metadata)
    return buffer.getvalue()


def _styles(panels: Sequence[Panel]) -> dict[tuple[str, bool], dict[str, Any]]:
    """The look of each line, the same in all panels: colour and mark, or grey and dashes."""
    styles: dict[tuple[str, bool], dict[str, Any]] = {}
    for line in (line for panel in panels for line in panel.lines):
        if (line.label, line.control) in styles:
            continue
        number = sum(control is line.control for _, control in styles)
        if line.control:
            look: dict[str, Any] = {
                "color": GREYS[number // len(DASHES) % len(GREYS)],
                "linestyle": DASHES[number % len(DASHES)],
                "linewidth": 1.6,
            }
        else:
            look = {
                "color": COLOURS[number % len(COLOURS)],
                "marker": MARKERS[(number % len(COLOURS) + number // len(COLOURS)) % len(MARKERS)],
                "markersize": 4,
                "linewidth": 1.6,
            }
        styles[line.label, line.control] = look
    return styles
