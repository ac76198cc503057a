"""The check of a pair's maps, as lines and as JSON."""

from typing import TYPE_CHECKING, Any

import click

from xfv_desktop.cli.output import print_facts

if TYPE_CHECKING:
    from xfv_desktop.domain.fidelity import FidelityRecord

SIGNS = {True: "✓", False: "✗", None: "–"}


def verdict_lines(record: "FidelityRecord") -> list[str]:
    """One line for each verdict, with a sign."""
    return [f"{SIGNS[verdict.passed]} {verdict.text}" for verdict in record.verdicts]


def print_fidelity(record: "FidelityRecord") -> None:
    """Verdicts, figures and rules; the warning where one failed."""
    click.echo("check of the maps")
    for line, verdict in zip(verdict_lines(record), record.verdicts, strict=True):
        told = [text for text in (verdict.figures, f"rule: {verdict.rule}") if text]
        print_facts({f"  {line}": "", "   ": told}, as_json=False)
    names = [f"{one.name} (sha256 {one.sha256})" for one in record.partner.distractors]
    print_facts({"  other faces": names}, as_json=False)
    if record.warning:
        click.echo(f"WARNING: {record.warning}")


def fidelity_facts(record: "FidelityRecord") -> dict[str, Any]:
    """Everything in the record, with the verdicts in words."""
    import attrs

    verdicts = [attrs.asdict(verdict) for verdict in record.verdicts]
    return {"verdicts": verdicts, "warning": record.warning, **attrs.asdict(record)}
