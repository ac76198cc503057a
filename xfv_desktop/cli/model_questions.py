"""The questions that a card answers, put to whoever imports a model without one."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import click

from xfv_desktop.domain.errors import UserError

NOT_STATED = "not stated"
STANDARD_TEMPLATE = (
    (38.2946, 51.6963), (73.5318, 51.5014), (56.0252, 71.7366), (41.5493, 92.3655),
    (70.7299, 92.2041),
)  # fmt: skip
"""The five points that ArcFace, SFace, AdaFace and MagFace are trained with."""


def ask_for_card() -> dict[str, Any]:
    """The answers, in the form of a card without file and name; nothing has a guessed default.

    Raises UserError where nobody answers.
    """
    try:
        return _answers()
    except click.Abort as error:
        raise UserError(
            "The questions were not answered: answer them, or give a card with --card."
        ) from error


def _answers() -> dict[str, Any]:
    click.echo("Nothing about a model is guessed. Find the answers in the words of its authors.\n")
    facts: dict[str, Any] = {
        "title": _text("Name of the model, as its authors call it"),
        "architecture": _text("Architecture and loss"),
        "colour_order": click.prompt("Colour order", type=click.Choice(["RGB", "BGR"])),
        "mean": _ask("Mean that is taken off each pixel (one number or three)", _triple),
        "scale": _ask("Scale by which the rest is multiplied (such as 1/128)", _triple),
        "template_px": _ask(
            "Alignment template: “standard” for that of ArcFace, or ten numbers, x and y of both "
            "eyes, nose, mouth corners",
            _template,
        ),
        "embedding_dim": click.prompt("Number of values of an embedding", type=int),
        "similarity": click.prompt("Similarity", type=click.Choice(["cosine"])),
        "licence": _text("Licence (such as MIT)"),
        "source": _text("Where the file comes from (address, version)"),
        "training_data": _text(f"Training data (or “{NOT_STATED}”)"),
    }
    norm = _ask(f"Lowest and highest norm of a raw embedding (or “{NOT_STATED}”)", _norm)
    if norm is not None:
        facts["expected_norm"] = norm
    facts["operating_point"] = {
        "threshold": click.prompt("Decision threshold", type=float),
        "mated_comparisons": 0,
        "nonmated_comparisons": 0,
        "data": _text("On what data the threshold was found"),
        "measured_with": "stated at the import",
    }
    return facts


def _text(question: str) -> str:
    return str(click.prompt(question, type=str)).strip()


def _ask(question: str, read: Callable[[str], Any]) -> Any:  # noqa: ANN401 - what read gives
    def checked(answer: str) -> Any:  # noqa: ANN401
        try:
            return read(answer)
        except (ValueError, ZeroDivisionError) as error:
            raise click.UsageError("That is not what was asked for.") from error

    return click.prompt(question, value_proc=checked)


def _numbers(answer: str) -> list[float]:
    return [float(Fraction(word)) for word in answer.replace(",", " ").split()]


def _triple(answer: str) -> list[float]:
    numbers = _numbers(answer)
    if len(numbers) not in (1, 3):
        raise ValueError
    return numbers * 3 if len(numbers) == 1 else numbers


def _template(answer: str) -> list[list[float]]:
    if answer.strip().lower() == "standard":
        return [list(point) for point in STANDARD_TEMPLATE]
    numbers = _numbers(answer)
    if len(numbers) != 10:
        raise ValueError
    return [numbers[i : i + 2] for i in range(0, 10, 2)]


def _norm(answer: str) -> list[float] | None:
    if answer.strip().lower() == NOT_STATED:
        return None
    low, high = _numbers(answer)
    return [low, high]
