"""What a laboratory run leaves: numbers per pair, the summary, tables and curves."""

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import attrs

from xfv_desktop.disk import replace_file
from xfv_desktop.domain.comparison import ModelCard
from xfv_desktop.domain.explanation import Layer
from xfv_desktop.domain.trial import Change, TrialSettings
from xfv_desktop.engine.explanation import EXPLAINERS
from xfv_desktop.reporting.curves.plots import Line, Panel, curves_figure
from xfv_desktop.services.trials.laboratory_checkpoint import UnitResult
from xfv_desktop.services.trials.laboratory_pairs import Enrolled
from xfv_desktop.services.trials.laboratory_summary import (
    LEVEL,
    RESAMPLES,
    MeanCurve,
    SummaryRow,
    mean_curves,
    summary_rows,
)
from xfv_desktop.services.trials.laboratory_tables import markdown

DETAILS = ("region px", "cell", "row", "column", "score before", "score after", "consequential")
HEADS = (
    "model", "explainer", "control", "pair", "image_a", "image_b", "same", "score", "metric",
    "quantity", "layer", "value", *DETAILS,
)  # fmt: skip


@attrs.frozen
class Outcome:
    """Where everything is, and what was left out."""

    folder: Path
    files: tuple[str, ...]
    pairs: int
    failures: dict[str, str]
    rows: tuple[SummaryRow, ...]


def write_outputs(
    folder: Path,
    pairs_file: Path,
    results: Sequence[UnitResult],
    made: Enrolled,
    settings: TrialSettings,
    cards: Sequence[ModelCard],
    explainers: Sequence[str],
) -> Outcome:
    """Writes all files; equal results give equal bytes. Raises OutputUnwritable."""
    pairs = {pair.number: pair for pair in made.pairs}
    data = pairs_file.resolve().parent.name
    rows = summary_rows(results, pairs, settings.seed)
    curves = mean_curves(
        results, pairs, {card.name: card.operating_point.threshold for card in cards}
    )
    counts = [sum(pair.same is kind for pair in made.pairs) for kind in (True, False)]
    compared = (
        f"{len(pairs)} pairs of “{data}” ({pairs_file.name}): {counts[0]} mated, {counts[1]} "
        f"non-mated; seed {settings.seed}; {len(made.failures)} images could not be enrolled"
    )
    brackets = (
        f"in brackets: {LEVEL:.0%} bootstrap interval over pairs ({RESAMPLES} resamples); in "
        "parentheses: number of pairs"
    )
    facts = (
        compared,
        *(
            f"{card.name}: {card.title}, decision threshold {card.operating_point.threshold:g}"
            for card in cards
        ),
        brackets,
        "a control explains nothing; a method is worth something where it does better",
    )
    names = {card.name: list(explainers) for card in cards}
    text = markdown("Explanations on trial", facts, rows, names, data, settings)
    summary = {
        "data": data,
        "pairs": {"mated": counts[0], "non-mated": counts[1]},
        "left out": dict(made.failures),
        "settings": attrs.asdict(settings),
        "bootstrap": {"level": LEVEL, "resamples": RESAMPLES, "seed": settings.seed},
        "controls": [name for name in explainers if EXPLAINERS[name].control],
        "rows": [attrs.asdict(row) for row in rows],
        "curves": [attrs.asdict(curve) for curve in curves],
    }
    files = {
        "pairs.csv": _pairs_csv(results, made).encode(),
        "summary.json": (json.dumps(summary, indent=1, ensure_ascii=False) + "\n").encode(),
        "summary.md": text.encode(),
        **_figures(curves, cards, explainers, data, settings),
    }
    for name, content in files.items():
        replace_file(folder / name, content)
    return Outcome(folder, tuple(files), len(pairs), dict(made.failures), rows)


def _pairs_csv(results: Sequence[UnitResult], made: Enrolled) -> str:
    """One row for each number, details that it does not have left blank."""
    pairs = {pair.number: pair for pair in made.pairs}
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(HEADS)
    for result in results:
        pair = pairs[result.pair]
        control = int(EXPLAINERS[result.explainer].control)
        for one in result.measurements:
            detail = [one.detail.get(key, "") for key in DETAILS]
            writer.writerow(
                (
                    result.model, result.explainer, control, pair.number, pair.image_a,
                    pair.image_b, int(pair.same), result.score, one.metric, one.quantity,
                    one.layer.value, "" if one.value is None else one.value,
                    *(int(v) if isinstance(v, bool) else v for v in detail),
                )
            )  # fmt: skip
    return stream.getvalue()


def _figures(
    curves: Sequence[MeanCurve],
    cards: Sequence[ModelCard],
    explainers: Sequence[str],
    data: str,
    settings: TrialSettings,
) -> dict[str, bytes]:
    """A figure for each model in both forms; none without the metric “deletion”."""
    perturbed = "both images" if settings.images == "both" else "the probe"
    note = (
        f"{perturbed} perturbed, fill {settings.fill}, maps blurred alike (sigma "
        f"{settings.sigma_px:g} px); controls in grey, dashed"
    )
    files = {}
    for card in cards:
        panels = _panels([c for c in curves if c.model == card.name], explainers)
        if panels:
            title = f"Deletion and insertion: {card.name}, {data}"
            forms: tuple[Literal["png", "pdf"], ...] = ("png", "pdf")
            for form in forms:
                files[f"curves-{card.name}.{form}"] = curves_figure(title, note, panels, form)
    return files


def _panels(curves: Sequence[MeanCurve], explainers: Sequence[str]) -> tuple[Panel, ...]:
    """Protocol “paper”: mated pairs with the similarity map, non-mated with the other one."""
    panels = []
    for layer, kind, rate in (
        (Layer.SIMILARITY, "mated", "accept rate"),
        (Layer.DISSIMILARITY, "non-mated", "reject rate"),
    ):
        for change in Change:
            known = {
                curve.explainer: curve
                for curve in curves
                if (curve.layer, curve.kind, curve.change) == (layer, kind, change)
            }
            lines = tuple(
                Line(name, known[name].rates, EXPLAINERS[name].control)
                for name in explainers
                if name in known
            )
            if lines:
                count = max(curve.pairs for curve in known.values())
                panels.append(
                    Panel(
                        f"{change.value.capitalize()} by {layer}, {count} {kind} pairs",
                        rate,
                        "lower" if change is Change.DELETION else "higher",
                        lines,
                    )
                )
    return tuple(panels)
