"""The laboratory: explanations of many pairs put on trial, the same trials for every method."""

import hashlib
import json
import os
import platform
import shlex
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

import attrs

from xfv_desktop.disk import replace_file, writing_to
from xfv_desktop.domain.errors import OutputUnwritable, UserError
from xfv_desktop.domain.jobs import CancelToken, Progress, no_progress, part_of
from xfv_desktop.domain.pairs import ListedPair
from xfv_desktop.domain.trial import TrialSettings
from xfv_desktop.engine.comparison import environment
from xfv_desktop.engine.explanation import EXPLAINERS
from xfv_desktop.engine.network import FaceNetwork
from xfv_desktop.engine.trials.metric import METRICS
from xfv_desktop.engine.trials.regions import tiling
from xfv_desktop.engine.trials.session import thread_count
from xfv_desktop.services.comparison.examination import network
from xfv_desktop.services.performance.evaluation import FACE_RULE
from xfv_desktop.services.performance.pair_lists import read_pairs
from xfv_desktop.services.performance.performance_output import check_folder
from xfv_desktop.services.trials.laboratory_checkpoint import CHECKPOINT, alone_in
from xfv_desktop.services.trials.laboratory_output import Outcome, write_outputs
from xfv_desktop.services.trials.laboratory_pairs import Enrolled, balanced_subset, enrolled
from xfv_desktop.services.trials.laboratory_run import Unit, Work, completed

MANIFEST = "manifest.json"


@attrs.frozen(kw_only=True)
class LabPlan:
    """What a run is asked to do. ``models``: names of cards, or paths of foreign cards."""

    models: tuple[str, ...]
    explainers: tuple[str, ...]
    metrics: tuple[str, ...]
    settings: TrialSettings
    subset: int | None
    device: str
    jobs: int = 1


def explainer_names(chosen: Sequence[str]) -> tuple[str, ...]:
    """Names in the given order, ``all`` and ``controls`` spelt out; raises UnknownName."""
    every = EXPLAINERS.names()
    groups = {"all": every, "controls": tuple(n for n in every if EXPLAINERS[n].control)}
    names = dict.fromkeys(name for one in chosen for name in groups.get(one, (one,)))
    for name in names:
        EXPLAINERS[name]
    return tuple(names)


def evaluate_explanations(
    pairs_file: Path,
    folder: Path,
    plan: LabPlan,
    *,
    command: Sequence[str] = (),
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
) -> Outcome:
    """Tries every explainer on every pair under every model and writes all outputs to a folder.

    A run that was stopped or killed goes on where it was, and gives what it would have given. To a
    run that is done other explainers can be added: the outputs then hold all of them. ``command``
    is recorded. Raises UserError: unknown names, a list that cannot be used, a folder that holds a
    run with other settings or into which another run is writing; or Cancelled.
    """
    cancel = cancel or CancelToken()
    _check(plan)
    listed = read_pairs(pairs_file)
    subset = balanced_subset(listed, plan.subset, plan.settings.seed)
    progress(0.0, "Loading the models")
    networks = _networks(plan)
    made = enrolled(
        pairs_file.parent,
        listed,
        subset,
        [one.card for one in networks.values()],
        swaps=plan.settings.swaps if "partner" in plan.metrics else 0,
        seed=plan.settings.seed,
        progress=part_of(progress, 0.0, 0.1),
        cancel=cancel,
    )
    threads = max(1, (os.cpu_count() or 1) // plan.jobs) if plan.jobs > 1 else thread_count()
    how = {"command": shlex.join(command), "jobs": plan.jobs, "threads per job": threads}
    identity = _identity(pairs_file, listed, plan, networks, made)
    with _claimed(folder):
        explainers = _open_run(folder, identity, plan.explainers, how)
        names = dict(zip((n.card.name for n in networks.values()), plan.models, strict=True))
        units = [
            Unit(model, explainer, pair)
            for model in names
            for pair in made.pairs
            for explainer in explainers
        ]
        work = Work(names, made.crops, made.gallery, plan.metrics, plan.settings, plan.device)
        results = completed(
            work, units, folder, jobs=plan.jobs, threads=threads,
            progress=part_of(progress, 0.1, 0.98), cancel=cancel,
        )  # fmt: skip
        progress(0.98, "Writing the tables")
        outcome = write_outputs(
            folder,
            pairs_file,
            [results[unit.key] for unit in units],
            made,
            plan.settings,
            [one.card for one in networks.values()],
            explainers,
        )
        progress(1.0, "Done")
    return outcome


def _check(plan: LabPlan) -> None:
    for name in plan.metrics:
        METRICS[name]
    for name in plan.explainers:
        EXPLAINERS[name]
    for size in plan.settings.region_sizes_px:
        tiling(size)
    for what, names in (
        ("model", plan.models), ("explainer", plan.explainers), ("metric", plan.metrics)
    ):  # fmt: skip
        if not names:
            raise UserError(f"No {what} is named: name at least one.")
        if len(set(names)) < len(names):
            raise UserError(f"A {what} is named twice: name each once.")


def _networks(plan: LabPlan) -> dict[str, FaceNetwork]:
    found = {name: network(name, plan.device) for name in plan.models}
    if len({one.card.name for one in found.values()}) < len(found):
        raise UserError("Two of the models have the same name: rename one of the card files.")
    return found


def _identity(
    pairs_file: Path,
    listed: Sequence[ListedPair],
    plan: LabPlan,
    networks: Mapping[str, FaceNetwork],
    made: Enrolled,
) -> dict[str, Any]:
    """Everything that decides the numbers; a folder holds one run with one of these."""
    data = pairs_file.read_bytes()
    first = next(iter(networks.values()))
    return {
        "environment": {
            **environment(first),
            "captum": version("captum"),
            "matplotlib": version("matplotlib"),
            "processor": platform.processor() or platform.machine(),
        },
        "models": {
            one.card.name: {
                "title": one.card.title,
                "sha256": one.card.sha256,
                "threshold": one.card.operating_point.threshold,
                "threshold from": one.card.operating_point.data,
            }
            for one in networks.values()
        },
        "list": {
            "file": pairs_file.name,
            "sha256": hashlib.sha256(data).hexdigest(),
            "pairs": len(listed),
        },
        "subset": {
            "asked for": plan.subset,
            "rule": "random, seeded, as many mated as non-mated pairs, taking turns",
            "pairs": [[p.number, p.image_a, p.image_b, int(p.same), p.donor] for p in made.pairs],
            "gallery": list(made.gallery),
            "face": FACE_RULE,
            "left out": dict(made.failures),
        },
        "images sha256": dict(made.sha256),
        "metrics": list(plan.metrics),
        "settings": attrs.asdict(plan.settings),
    }


@contextmanager
def _claimed(folder: Path) -> Iterator[None]:
    """The folder of this run alone, new or begun; raises UserError for one with other files."""
    with writing_to(folder):
        new = not (folder / MANIFEST).exists()
    if new:
        check_folder(folder, begun=CHECKPOINT)
    with alone_in(folder):
        yield


def _open_run(
    folder: Path, identity: dict[str, Any], explainers: tuple[str, ...], how: dict[str, Any]
) -> tuple[str, ...]:
    """All explainers of the run, new or begun, with those asked for now; writes the manifest.

    Raises UserError for a folder with another run.
    """
    path = folder / MANIFEST
    plain = json.loads(json.dumps(identity))
    parts: list[dict[str, Any]] = []
    try:
        if path.exists():
            begun = json.loads(path.read_text(encoding="utf-8"))
            differing = [key for key in plain if begun["run"].get(key) != plain[key]]
            if differing:
                raise UserError(
                    f"{folder} holds a laboratory run that differs in: {', '.join(differing)}. "
                    "Name another folder, or delete this one."
                )
            parts = begun["parts"]
        every = tuple(dict.fromkeys([name for part in parts for name in part["explainers"]]))
        added = tuple(name for name in explainers if name not in every)
        if added:
            parts.append({"explainers": list(added), **how})
            text = json.dumps({"run": plain, "parts": parts}, indent=1, ensure_ascii=False)
            replace_file(path, f"{text}\n".encode())
        return every + added
    except OSError as error:
        raise OutputUnwritable(f"{folder} cannot be used ({error.strerror}).") from error
    except (ValueError, KeyError, TypeError) as error:
        raise UserError(f"{path} is damaged: delete the folder and start anew.") from error
