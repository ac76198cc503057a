"""The maps added up over the facial regions, as lines and as JSON."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from xfv_desktop.domain.comparison import Comparison
    from xfv_desktop.domain.explanation import Explanation, Side
    from xfv_desktop.domain.jobs import Progress
    from xfv_desktop.domain.regions import Interval, Measure, RegionRow, RegionTable

COLUMN = 21
READING = (
    "Share: part of the map's sum, grows with the region. Mean: relative to the mean over the\n"
    "crop, does not. Right and left are the subject's. The numbers describe the network's\n"
    "arithmetic; they rate no facial feature."
)


def facial_tables(
    comparison: "Comparison",
    explanation: "Explanation",
    noise: int | None,
    model: str,
    device: str,
    progress: "Progress",
) -> "dict[Side, RegionTable]":
    """Both maps over the facial regions; with ranges over that many noisy copies, if any."""
    from xfv_desktop.domain.regions import Shading
    from xfv_desktop.services.comparison import saliency

    noisy = None
    if noise is not None:
        noisy = saliency.explained_under_noise(
            comparison, explanation, copies=noise, model=model, device=device, progress=progress
        )
    divided = saliency.partitions(comparison, Shading.FACIAL)
    return saliency.region_tables(explanation, divided, noisy)


def table_facts(tables: "Mapping[Side, RegionTable]") -> dict[str, Any]:
    """Everything in the tables that JSON can say."""
    import attrs

    from xfv_desktop.services.comparison.saliency import facial_atlas

    first = next(iter(tables.values()))
    return {
        "division": first.division,
        "noise": None if first.noise is None else attrs.asdict(first.noise),
        "outside_input": [
            {"component": one.number, "name": one.name, "place": one.place.value}
            for one in facial_atlas().beyond_input()
        ],
        **{side.value: [attrs.asdict(row) for row in table] for side, table in tables.items()},
    }


def print_tables(tables: "Mapping[Side, RegionTable]") -> None:
    """One line for each region, both images beside each other."""
    from xfv_desktop.services.comparison.saliency import facial_atlas

    first = next(iter(tables.values()))
    width = max(len(row.name) for row in first)
    heads = [f"{side.value} {word}" for side in tables for word in ("similarity", "dissimilarity")]
    column = COLUMN if first.noise is None else 2 * COLUMN
    click.echo(f"\n{'share, mean':<{width}}" + "".join(f"  {head:>{column}}" for head in heads))
    for rows in zip(*tables.values(), strict=True):
        cells = [text for row in rows for text in _cells(row)]
        click.echo(f"{rows[0].name:<{width}}" + "".join(f"  {cell:>{column}}" for cell in cells))
    for component in facial_atlas().beyond_input():
        click.echo(f"{component.name:<{width}}  {component.place.value} the network's input")
    click.echo(f"\n{first.division}.\n{READING}")
    if first.noise is not None:
        click.echo(
            f"In brackets: lowest and highest of the map and {first.noise.copies} copies with "
            f"± {first.noise.grey_levels} grey levels (seed {first.noise.seed})."
        )


def _cells(row: "RegionRow") -> tuple[str, str]:
    return _cell(row.similarity), _cell(row.dissimilarity)


def _cell(measure: "Measure") -> str:
    if measure.share is None or measure.density is None:
        return "map empty"
    share = f"{100 * measure.share:.1f} %{_range(measure.share_range, 100, 1)}"
    return f"{share}  {measure.density:5.2f}{_range(measure.density_range, 1, 2)}"


def _range(span: "Interval | None", scale: float, digits: int) -> str:
    return f" ({scale * span.low:.{digits}f}–{scale * span.high:.{digits}f})" if span else ""
