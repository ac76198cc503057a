"""Several questioned photographs of one person, compared as one."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from xfv_desktop.cli.cases import case, examiner_option
from xfv_desktop.cli.faces import chosen_face
from xfv_desktop.cli.likelihood_facts import (
    calibration_option,
    chosen_calibration,
    evaluation_facts,
    evaluation_lines,
)
from xfv_desktop.cli.opening import case_argument, opened_case
from xfv_desktop.cli.output import (
    device_option,
    exhibit_type,
    json_option,
    model_option,
    one_each,
    path_type,
    print_facts,
)
from xfv_desktop.domain.errors import UserError

if TYPE_CHECKING:
    from xfv_desktop.domain.likelihood import Evaluation
    from xfv_desktop.services.comparison.pooling import PooledComparison


@click.command("pool")
@click.argument("questioned", nargs=-1, required=True, type=path_type)
@click.argument("known", type=path_type)
@click.option(
    "--face",
    "faces",
    type=(path_type, int),
    multiple=True,
    metavar="FILE N",
    help="Which face of that photograph, counted from the left; may be repeated.",
)
@model_option
@device_option
@calibration_option
@json_option
def pool(
    questioned: tuple[Path, ...],
    known: Path,
    faces: tuple[tuple[Path, int], ...],
    model: str,
    device: str,
    calibration_file: Path | None,
    as_json: bool,
) -> None:
    """Compare several questioned photographs of one person as one.

    The mean of their embeddings, weighted by quality, is compared with the last photograph. There
    are no maps and no decision; a likelihood ratio needs a calibration of as many photographs.

    \b
    Example:
      xfv pool cctv_1.jpg cctv_2.jpg cctv_3.jpg portrait.jpg
      xfv pool cctv_1.jpg group.jpg portrait.jpg --face group.jpg 2
    """
    from xfv_desktop.services.comparison import pooling

    paths, meant = (*questioned, known), one_each("--face", faces)
    if strange := [path for path in meant if path not in paths]:
        raise UserError(f"“{strange[0]}” is not among the photographs: name it as it stands there.")
    by, scale = chosen_calibration(calibration_file)
    sides = [chosen_face(path, meant.get(path), "--face FILE N") for path in paths]
    pooled = pooling.pool(sides[:-1], sides[-1], model=model, device=device)
    _print(pooled, pooling.pooled_evaluation(pooled, by, scale, by.propositions), as_json)


@case.command("pool")
@case_argument
@click.argument("questioned", nargs=-1, required=True, type=exhibit_type)
@click.argument("known", type=exhibit_type)
@model_option
@device_option
@examiner_option
@json_option
def pool_exhibits(
    folder: Path,
    questioned: tuple[str, ...],
    known: str,
    model: str,
    device: str,
    examiner: str,
    as_json: bool,
) -> None:
    """Compare several questioned exhibits as one; what came out stands in the audit trail.

    \b
    Example:
      xfv case pool robbery.xfv Q1 Q2 Q3 K1
    """
    from xfv_desktop.services.cases import casework
    from xfv_desktop.services.comparison import pooling

    with opened_case(folder, writable=True) as opened:
        who = examiner or casework.cover(opened).examiner
        pooled, found, _ = pooling.pool_exhibits(
            opened, questioned, known, examiner=who, model=model, device=device
        )
    _print(pooled, found, as_json)


def _print(pooled: "PooledComparison", found: "Evaluation", as_json: bool) -> None:
    from xfv_desktop.services.comparison.pooling import RULE

    files = [face.image.name for face in pooled.questioned]
    facts: dict[str, Any] = {
        "pooled score": pooled.score if as_json else f"{pooled.score:.4f}",
        "questioned": [
            {"file": name, "weight": weight} if as_json else f"{name}  weight {weight:.3f}"
            for name, weight in zip(files, pooled.weights, strict=True)
        ],
        "known": pooled.known.image.name,
        "weights by": RULE,
        "model": pooled.model.title,
    }
    more = evaluation_facts(found) if as_json else evaluation_lines(found)
    print_facts({**facts, **more}, as_json=as_json)
