"""What an evaluation found, as JSON can say it and as a page to read."""

from collections.abc import Sequence
from typing import Any

import attrs

from xfv_desktop.domain.operating_point import ends, percent
from xfv_desktop.engine.performance.covariates import COVARIATES
from xfv_desktop.engine.performance.resampling import LEVEL
from xfv_desktop.services.performance.evaluation import Verification, intervals_by
from xfv_desktop.services.performance.pair_lists import PERSON_RULES

WHY_PERSONS = (
    "Comparisons that share a person are not independent: persons, not pairs, are drawn anew, so "
    "the intervals are as wide as so few persons ask for."
)
BINS_NOTE = (
    "Each bin holds a quarter of the pairs. Rates at the threshold; in brackets 95 % intervals; in "
    "parentheses the number of comparisons."
)


def summary_facts(outcome: Verification) -> dict[str, Any]:
    """Everything that was found, as JSON can say it."""
    rates = attrs.asdict(outcome.rates)
    never = outcome.failures_to_enrol
    return {
        "model": outcome.card.name,
        "model_sha256": outcome.card.sha256,
        "scoring_sha256": outcome.card.scoring_sha256,
        "pairs_file": outcome.pairs_file,
        "list_sha256": outcome.list_sha256,
        "face_rule": outcome.face_rule,
        "person_rule": PERSON_RULES[outcome.person_rule],
        "persons": outcome.persons,
        "threshold_rule": outcome.threshold_rule,
        "pairs": outcome.pairs,
        "pairs_compared": len(outcome.scored),
        "images": outcome.image_count,
        "failures_to_acquire": len(outcome.failures_to_acquire),
        "fta": len(outcome.failures_to_acquire) / outcome.image_count,
        "failures_to_enrol": None if never is None else len(never),
        "fte": None if never is None else len(never) / outcome.listed_persons,
        "failures": dict(outcome.failures_to_acquire),
        "persons_without_image": None if never is None else list(never),
        **rates,
        "interval_level": LEVEL,
        "intervals_by": intervals_by(outcome),
        "bins": [{**attrs.asdict(b), "fmr": b.fmr, "fnmr": b.fnmr} for b in outcome.bins],
    }


def markdown(outcome: Verification) -> str:
    """The summary for people."""
    rates, card = outcome.rates, outcome.card
    parts = [
        f"# Verification performance of {card.title}",
        "\n".join(f"- {fact}" for fact in _facts(outcome)),
        _table(
            ("Rate", "Value", "95 % interval", "Comparisons"),
            [
                (name, percent(value), _ends(rates.intervals.get(key)), count)
                for name, key, value, count in _rows(outcome)
            ],
        ),
        "\n".join(f"- {note}" for note in rates.notes),
        "## Error rates by covariate",
        BINS_NOTE,
    ]
    for covariate in COVARIATES:
        if bins := outcome.bins_of(covariate):
            rows = [
                (
                    f"{b.low:.3g} to {b.high:.3g}",
                    _cell(b.fmr, b.fmr_interval, b.nonmated),
                    _cell(b.fnmr, b.fnmr_interval, b.mated),
                )
                for b in bins
            ]
            parts.append(_table((covariate.heading, "FMR", "FNMR"), rows))
    return "\n\n".join(part for part in parts if part) + "\n"


def _facts(outcome: Verification) -> list[str]:
    rates, never = outcome.rates, outcome.failures_to_enrol
    persons = "persons not known" if outcome.persons is None else f"{outcome.persons:,} persons"
    compared = (
        f"{len(outcome.scored):,} of {outcome.pairs:,} pairs of “{outcome.pairs_file}” compared: "
        f"{rates.mated:,} mated, {rates.nonmated:,} non-mated; {persons}"
    )
    left_out = (
        f"Failure to acquire (FTA): {len(outcome.failures_to_acquire):,} of "
        f"{outcome.image_count:,} images; such pairs are left out of all rates"
    )
    facts = [
        compared,
        f"Who is who: {PERSON_RULES[outcome.person_rule]}",
        left_out,
        f"Threshold {rates.threshold:.4f}, {outcome.threshold_rule}",
        f"Model file SHA-256 {outcome.card.sha256}",
        f"List SHA-256 {outcome.list_sha256}",
    ]
    if never is not None:
        facts.insert(
            3,
            f"Failure to enrol (FTE): {len(never):,} of {outcome.listed_persons:,} persons",
        )
    if by := intervals_by(outcome):
        facts.append(f"Intervals: {by}. {WHY_PERSONS}")
    return facts


def _rows(outcome: Verification) -> list[tuple[str, str, float, str]]:
    """Name, key of the interval, value and number of comparisons of every rate."""
    rates = outcome.rates
    mated, nonmated = f"{rates.mated:,} mated", f"{rates.nonmated:,} non-mated"
    return [
        ("FMR at the threshold", "fmr", rates.fmr, nonmated),
        ("FNMR at the threshold", "fnmr", rates.fnmr, mated),
        (f"EER (at {rates.eer_threshold:.4f})", "eer", rates.eer, "both"),
        *(
            (f"FNMR at FMR {target}", f"fnmr_at_fmr {target}", value, mated)
            for target, value in rates.fnmr_at_fmr.items()
        ),
    ]


def _ends(interval: tuple[float, float] | None) -> str:
    return "–" if interval is None else ends(interval)


def _cell(rate: float | None, interval: tuple[float, float] | None, count: int) -> str:
    if rate is None:
        return "–"
    within = f" [{ends(interval)}]" if interval else ""
    return f"{percent(rate)}{within} ({count})"


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
