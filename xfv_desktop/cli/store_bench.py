"""``xfv bench store``."""

import attrs
import click

from xfv_desktop.cli.measuring import bench
from xfv_desktop.cli.output import json_option, print_facts, progress_bar

COLUMNS = (
    ("comparisons", "comparisons", ",.0f"),
    ("audit rows", "audit_rows", ",.0f"),
    ("MB", "megabytes", ".1f"),
    ("open ms", "open_ms", ".0f"),
    ("to the list ms", "list_ms", ".0f"),
    ("page of 200 ms", "page_ms", ".1f"),
    ("insert ms", "insert_ms", ".1f"),
    ("verify s", "verify_s", ".2f"),
)


@bench.command("store")
@click.option("--comparisons", type=click.IntRange(min=400), default=10_000, show_default=True,
              help="How many the case grows to.")  # fmt: skip
@json_option
def bench_store(comparisons: int, as_json: bool) -> None:
    """Grow a case to many comparisons, with ten audit events each, and measure it at four sizes.

    Insert: median of storing one comparison with FULL sync, its maps already in the store. Verify:
    the whole check without files.

    \b
    Example:
      xfv bench store --comparisons 2000
    """
    from xfv_desktop.services.demo.store_bench import benchmark_store

    with progress_bar() as progress:
        steps = benchmark_store(comparisons, progress=progress)
    if as_json:
        print_facts({"steps": [attrs.asdict(step) for step in steps]}, as_json=True)
        return
    click.echo("  ".join(f"{title:>14}" for title, _, _ in COLUMNS))
    for step in steps:
        cells = (format(getattr(step, name), how) for _, name, how in COLUMNS)
        click.echo("  ".join(f"{cell:>14}" for cell in cells))
