"""What an evaluation leaves: scores, summary, tables, curves and a manifest."""

import json
import shlex
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal

from xfv_desktop.disk import replace_file, writing_to
from xfv_desktop.domain.errors import OutputUnwritable, UserError
from xfv_desktop.engine.performance.covariates import COVARIATES
from xfv_desktop.engine.performance.evaluation import score_set
from xfv_desktop.engine.performance.resampling import LEVEL, RESAMPLES
from xfv_desktop.reporting.curves.performance_plots import (
    CovariateBins,
    covariates_figure,
    det_figure,
    scores_figure,
)
from xfv_desktop.services.performance.evaluation import Verification, intervals_by
from xfv_desktop.services.performance.pair_lists import scores_csv
from xfv_desktop.services.performance.performance_summary import markdown, summary_facts

FORMS: tuple[Literal["png", "pdf"], ...] = ("png", "pdf")


def check_folder(folder: Path, begun: str = "") -> None:
    """Raises UserError unless the folder is new or empty, but for an empty file named ``begun``."""

    def counts(path: Path) -> bool:
        return path.name != begun or path.stat().st_size > 0

    try:
        taken = folder.exists() and (not folder.is_dir() or any(map(counts, folder.iterdir())))
    except OSError as error:
        raise OutputUnwritable(f"{folder} cannot be used ({error.strerror}).") from error
    if taken:
        raise UserError(f"{folder} holds other files: name a new or empty folder.")


def write_outputs(folder: Path, outcome: Verification, command: Sequence[str]) -> tuple[str, ...]:
    """Writes all files and gives their names; only the manifest tells the time.

    Raises UserError or OutputUnwritable.
    """
    check_folder(folder)
    summary = json.dumps(summary_facts(outcome), indent=1, ensure_ascii=False)
    manifest = json.dumps(_manifest(outcome, command), indent=1, ensure_ascii=False)
    files = {
        "scores.csv": scores_csv(outcome.scored).encode(),
        "summary.json": f"{summary}\n".encode(),
        "summary.md": markdown(outcome).encode(),
        **_figures(outcome),
        "manifest.json": f"{manifest}\n".encode(),
    }
    with writing_to(folder):
        folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        replace_file(folder / name, content)
    return tuple(files)


def _figures(outcome: Verification) -> dict[str, bytes]:
    scores = score_set(outcome.scored)
    name = f"{outcome.card.name}, {outcome.pairs_file}"
    note = (
        f"{outcome.rates.mated:,} mated and {outcome.rates.nonmated:,} non-mated comparisons\n"
        f"{intervals_by(outcome) or 'no intervals: persons not known'}"
    )
    covariates = [
        CovariateBins(covariate.heading, bins)
        for covariate in COVARIATES
        if (bins := outcome.bins_of(covariate))
    ]
    files = {}
    for form in FORMS:
        files[f"det.{form}"] = det_figure(
            f"Detection error trade-off: {name}",
            f"{note}\ngrey: too few comparisons to show anything (rule of three)",
            outcome.det, outcome.rates, form,
        )  # fmt: skip
        files[f"scores.{form}"] = scores_figure(
            f"Similarity scores: {name}", note, scores.mated, scores.nonmated,
            outcome.rates.threshold, form,
        )  # fmt: skip
        if covariates:
            files[f"covariates.{form}"] = covariates_figure(
                f"Error rates at threshold {outcome.rates.threshold:.4g} by covariate: {name}",
                "below each bin: its limits, mated | non-mated comparisons", covariates, form,
            )  # fmt: skip
    return files


def _manifest(outcome: Verification, command: Sequence[str]) -> dict[str, Any]:
    """What decides the numbers, and when and how they were made."""
    return {
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "command": shlex.join(command),
        "environment": {**outcome.environment, "matplotlib": version("matplotlib")},
        "model": {
            "name": outcome.card.name,
            "title": outcome.card.title,
            "sha256": outcome.card.sha256,
            "scoring sha256": outcome.card.scoring_sha256,
        },
        "list": {"file": outcome.pairs_file, "sha256": outcome.list_sha256},
        "bootstrap": {"level": LEVEL, "resamples": RESAMPLES, "seed": outcome.seed},
        "images sha256": dict(outcome.images),
    }
