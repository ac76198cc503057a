"""The summary of a laboratory run as Markdown, in the layout of the field's papers."""

from collections.abc import Mapping, Sequence

import attrs

from xfv_desktop.domain.explanation import Layer
from xfv_desktop.domain.trial import CONSEQUENTIAL, RegionChange, TrialSettings
from xfv_desktop.engine.explanation import EXPLAINERS
from xfv_desktop.engine.trials.randomisation import STAGES, stage_name
from xfv_desktop.services.trials.laboratory_summary import ALL, SummaryRow

NONE = "–"


@attrs.frozen
class Column:
    """A heading and the row that it shows."""

    heading: str
    metric: str
    quantity: str
    layer: Layer
    kind: str = ALL
    region_px: int | None = None
    regions: str = ALL
    percent: bool = False


@attrs.frozen
class Table:
    """A heading, what has to be known to read it, and its columns."""

    heading: str
    note: str
    columns: tuple[Column, ...]


def markdown(
    title: str,
    facts: Sequence[str],
    rows: Sequence[SummaryRow],
    names: Mapping[str, Sequence[str]],
    data: str,
    settings: TrialSettings,
) -> str:
    """All tables that have numbers. ``names``: model → explainers, in the order to show them."""
    found: dict[tuple[object, ...], SummaryRow] = {
        (r.model, r.explainer, r.metric, r.quantity, r.layer, r.kind, r.region_px, r.regions): r
        for r in rows
    }
    parts = [f"# {title}", "\n".join(f"- {fact}" for fact in facts)]
    for table in _tables(settings):
        lines = []
        for model, explainers in names.items():
            for explainer in explainers:
                cells = [_cell(found.get((model, explainer, *_key(c))), c) for c in table.columns]
                if any(cell != NONE for cell in cells):
                    lines.append(_line([model, data, _named(explainer), *cells]))
        if lines:
            heads = ["Model", "Data", "Method", *(c.heading for c in table.columns)]
            rule = _line(["---"] * 3 + ["---:"] * len(table.columns))
            parts += [f"## {table.heading}", table.note, "\n".join([_line(heads), rule, *lines])]
    return "\n\n".join(parts) + "\n"


def _key(column: Column) -> tuple[object, ...]:
    return attrs.astuple(column)[1:-1]


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _named(explainer: str) -> str:
    return f"*{explainer}* (control)" if EXPLAINERS[explainer].control else explainer


def _cell(row: SummaryRow | None, column: Column) -> str:
    if row is None:
        return NONE
    if column.percent:
        shown = [f"{100 * v:.1f}" for v in (row.mean, row.low, row.high) if v is not None]
    elif column.metric == "runtime":
        shown = [f"{v:,.2f}" for v in (row.mean, row.low, row.high) if v is not None]
    else:
        shown = [f"{v:.3f}" for v in (row.mean, row.low, row.high) if v is not None]
    interval = f" [{shown[1]}, {shown[2]}]" if len(shown) == 3 else ""
    return f"{shown[0]}{interval} ({row.pairs})"


_LAYERS = ((Layer.SIMILARITY, "mated"), (Layer.DISSIMILARITY, "non-mated"))
_CHANGES = (("deletion", "↓"), ("insertion", "↑"))


def _tables(settings: TrialSettings) -> list[Table]:
    regions = [
        _region_table(change, size) for size in settings.region_sizes_px for change in RegionChange
    ]
    return [*_curve_tables(settings), *regions, *_conduct_tables(settings)]


def _curve_tables(settings: TrialSettings) -> list[Table]:
    perturbed = "Both images are" if settings.images == "both" else "The probe alone is"
    how = (
        f"{perturbed} perturbed, fill {settings.fill}, {settings.steps} steps, all maps blurred "
        f"alike (Gaussian, 25 px kernel, sigma {settings.sigma_px:g} px)."
    )
    paper = [
        Column(
            f"{layer.capitalize()}: {change} {arrow}", "deletion", f"paper {change}", layer, kind
        )
        for layer, kind in _LAYERS
        for change, arrow in _CHANGES
    ]
    fame = [
        Column(f"Accuracy: {change} {arrow}", "deletion", f"fame {change}", Layer.SIMILARITY)
        for change, arrow in _CHANGES
    ]
    score = [
        Column(f"{kind.capitalize()}: {change} {arrow}", "deletion", f"score {change}", layer, kind)
        for (layer, kind), arrows in zip(_LAYERS, ("↓↑", "↑↓"), strict=True)
        for (change, _), arrow in zip(_CHANGES, arrows, strict=True)
    ]
    return [
        Table(
            "Deletion and insertion: protocol “paper”",
            "Area under the accept rate of mated pairs (similarity map) and under the reject rate "
            f"of non-mated pairs (dissimilarity map), in %. {how}",
            tuple(attrs.evolve(column, percent=True) for column in paper),
        ),
        Table(
            "Deletion and insertion: protocol “fame”",
            "Area under the accuracy over all pairs, similarity map for all, in %; not comparable "
            f"with the table above. {how}",
            tuple(attrs.evolve(column, percent=True) for column in fame),
        ),
        Table(
            "Deletion and insertion: protocol “score”",
            f"Area under the similarity score itself. {how}",
            tuple(score),
        ),
    ]


def _conduct_tables(settings: TrialSettings) -> list[Table]:
    blur = f"All maps blurred alike (sigma {settings.sigma_px:g} px)."
    costly = f"On the first {settings.costly_pairs} pairs."
    partner = ("partner dependence", "partner dependence up to sign")
    faint = {"Largest": "max", "Noise ±2": "noise", "1 px shift": "1 px shift", "JPEG": "JPEG 90"}
    return [
        Table(
            "Partner dependence ↑",
            "1 − mean correlation of the probe's signed map with those that other persons "
            f"({settings.swaps} for each pair) as the reference give; “up to sign” takes "
            "magnitudes of the correlations, so that a map that merely flips its sign counts as "
            f"the same picture. {blur}",
            tuple(Column(name.capitalize(), "partner", name, Layer.SIGNED) for name in partner),
        ),
        Table(
            "Cascading parameter randomisation ↓",
            "Spearman's correlation with the original map after the weights of that share of the "
            f"layers, counted from the output, were shuffled. {blur} {costly}",
            tuple(
                Column(f"{share:.0%}", "randomisation", stage_name(share), Layer.SIGNED)
                for share in STAGES
            ),
        ),
        Table(
            "Max-sensitivity ↓",
            f"‖M′ − M‖ / ‖M‖ after faint changes of the probe. {blur} {costly}",
            tuple(
                Column(heading, "sensitivity", f"sensitivity {name}", Layer.SIGNED)
                for heading, name in faint.items()
            ),
        ),
        Table(
            "Runtime",
            f"One pair, both maps, network without memory. {costly}",
            tuple(
                Column(name.capitalize(), "runtime", name, Layer.SIGNED)
                for name in ("seconds", "forward images", "backward gradients")
            ),
        ),
    ]


def _region_table(change: RegionChange, size: int) -> Table:
    metric, layer = f"{change}-region", change.layer
    kind = "mated" if change is RegionChange.REPLACED else "non-mated"
    what = {
        RegionChange.REPLACED: "the same region of another person; the dissimilarity map",
        RegionChange.TRANSPLANTED: "the same region of the reference; the similarity map",
    }[change]
    return Table(
        f"Known answer: {change} region, {size} px ↑",
        f"A {size} × {size} px cell of the probe shows {what} of (altered probe, reference) has to "
        f"find it. Cells are dealt out evenly: over full cycles a fixed map scores an AUROC of .5 "
        f"and an energy ratio of 1. Consequential: the score moved as expected by "
        f"{CONSEQUENTIAL:g} or more. Signed map: pixels ranked by the whole map, not by the layer "
        "alone, which may be nearly empty (then its AUROC is near .5).",
        tuple(
            Column(heading, metric, quantity, layer, kind, size, regions)
            for regions, mark in ((ALL, ""), ("consequential", ", consequential"))
            for heading, quantity in (
                (f"AUROC{mark}", "AUROC"),
                (f"AUROC, signed map{mark}", "AUROC signed"),
                (f"Pointing{mark}", "pointing"),
                (f"Energy ratio{mark}", "energy ratio"),
            )
        ),
    )
