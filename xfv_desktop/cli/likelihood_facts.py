"""Likelihood ratios as facts for JSON and as lines for people."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from xfv_desktop.cli.output import path_type

if TYPE_CHECKING:
    from xfv_desktop.domain.calibration import Calibration, Measured
    from xfv_desktop.domain.likelihood import Evaluation, VerbalScale

calibration_option = click.option(
    "--calibration",
    "calibration_file",
    type=path_type,
    metavar="FILE",
    help="A calibration for the likelihood ratio; default: as set, else the demonstration.",
)


def evaluation_facts(found: "Evaluation") -> dict[str, Any]:
    """A likelihood ratio, or its absence, as facts for JSON."""
    from xfv_desktop.domain.likelihood import NoLikelihoodRatio

    if isinstance(found, NoLikelihoodRatio):
        return {"likelihood_ratio": None, "no_likelihood_ratio": list(found.reasons)}
    by = found.calibration
    return {
        "likelihood_ratio": {
            "log10": found.log10_lr,
            "value": found.value,
            "at_bound": found.at_bound,
            "words": found.words,
            "sentence": found.sentence,
            "hp": found.propositions.hp,
            "hd": found.propositions.hd,
            "population": found.propositions.population,
            "bounds_log10": [by.bounds.lower, by.bounds.upper],
            "bounds_rule": by.bounds.rule.value,
            "method": by.curve.method.value,
            "cllr": _measured_facts(by.validation.cllr),
            "calibration": by.title,
            "demonstration": by.demonstration,
            "verbal_scale": f"{found.scale.title}, {found.scale.edition}",
        }
    }


def evaluation_lines(found: "Evaluation") -> dict[str, Any]:
    """The same as lines for people."""
    from xfv_desktop.domain.likelihood import NoLikelihoodRatio

    if isinstance(found, NoLikelihoodRatio):
        return {"likelihood ratio": ["none", *found.reasons]}
    by, words = found.calibration, found.scale
    return {
        "likelihood ratio": f"{found.value}  (log10 {found.log10_lr:.2f}, bounds "
        f"{by.bounds.lower:.2f} to {by.bounds.upper:.2f})",
        "": [
            found.sentence,
            f"{found.words} ({words.title}, {words.edition})",
            f"Population: {found.propositions.population}",
            f"Calibration: {by.title}",
            f"Method: {by.curve.method.words}; Cllr {measured(by.validation.cllr)}",
        ],
    }


def chosen_calibration(file: Path | None) -> "tuple[Calibration, VerbalScale]":
    """A calibration file, or the one that is set, and the table of words; raises UserError."""
    from xfv_desktop.services.cases import likelihood

    by, _ = likelihood.calibration(str(file or as_set("calibration")))
    return by, likelihood.verbal_scale(as_set("verbal_scale"))


def measured(one: "Measured") -> str:
    """A measure with its interval."""
    if one.value is None:
        return "not defined"
    if one.low is None or one.high is None:
        return f"{one.value:.3f}"
    return f"{one.value:.3f} (95 % {one.low:.3f} to {one.high:.3f})"


def as_set(what: str) -> str:
    """The file that is set for that; empty where none is."""
    from xfv_desktop.services.program.settings import Settings

    return str(Settings().get(f"evaluation.{what}"))


def _measured_facts(one: "Measured") -> dict[str, float | None]:
    return {"value": one.value, "low": one.low, "high": one.high}
