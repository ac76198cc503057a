"""The questions that a card answers, for whoever imports a model without one."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

import attrs

from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.face import CROP_SIZE, STANDARD_TEMPLATE_PX
from xfv_desktop.domain.similarity import SCORE_SCALES
from xfv_desktop.engine.model_files.cards import COLOUR_ORDERS

NOT_STATED = "not stated"
STANDARD = "standard"


@attrs.frozen
class Question:
    """One question. ``read`` makes a value of an answer or raises ValueError."""

    key: str
    title: str
    hint: str
    read: Callable[[str], Any]
    choices: tuple[str, ...] = ()

    def value(self, answer: str) -> Any:  # noqa: ANN401 - what the card holds there
        """What the card says by this answer; raises UserError for one that answers nothing."""
        try:
            return self.read(answer.strip())
        except (ValueError, ZeroDivisionError, OverflowError) as error:
            raise UserError(f"“{self.title}” is not answered: give {self.hint}.") from error


def _text(answer: str) -> str:
    if not answer:
        raise ValueError
    return answer


def _whole(answer: str) -> int:
    return int(answer)


def _number(answer: str) -> float:
    return float(Fraction(answer))


def _numbers(answer: str) -> list[float]:
    return [_number(word) for word in answer.replace(",", " ").split()]


def _triple(answer: str) -> list[float]:
    numbers = _numbers(answer)
    if len(numbers) not in (1, 3):
        raise ValueError
    return numbers * 3 if len(numbers) == 1 else numbers


def _template(answer: str) -> list[list[float]] | None:
    """The points, or ``None`` for the standard ones, which depend on the size of the input."""
    if answer.lower() == STANDARD:
        return None
    numbers = _numbers(answer)
    if len(numbers) != 10:
        raise ValueError
    return [numbers[i : i + 2] for i in range(0, 10, 2)]


def _norm(answer: str) -> list[float] | None:
    if answer.lower() == NOT_STATED:
        return None
    low, high = _numbers(answer)
    return [low, high]


def _one_of(choices: tuple[str, ...]) -> Callable[[str], str]:
    def read(answer: str) -> str:
        if answer not in choices:
            raise ValueError
        return answer

    return read


QUESTIONS: tuple[Question, ...] = (
    Question("title", "Name of the model", "its name as its authors write it", _text),
    Question(
        "architecture",
        "Architecture",
        "the network and its loss in words; for weights alone its short name, such as iresnet-50",
        _text,
    ),
    Question(
        "colour_order", "Colour order", "RGB or BGR", _one_of(COLOUR_ORDERS), COLOUR_ORDERS
    ),
    Question("input_size", "Input", "the pixels along a side of its square input", _whole),
    Question("mean", "Mean", "what is taken off each pixel: one number or three", _triple),
    Question("scale", "Factor", "what the rest is multiplied by, such as 1/128, or three", _triple),
    Question(
        "template_px",
        "Alignment",
        f"“{STANDARD}” for the five points of ArcFace at that size, or ten numbers: x and y of "
        "right eye, left eye, nose tip, right and left mouth corner",
        _template,
    ),
    Question("embedding_dim", "Embedding", "the number of its values", _whole),
    Question(
        "similarity",
        "Similarity",
        "cosine, or euclidean for embeddings that are compared by their distance",
        _one_of(tuple(SCORE_SCALES)),
        tuple(SCORE_SCALES),
    ),
    Question(
        "expected_norm",
        "Embedding norm",
        f"the lowest and the highest before it is brought to unit length, or “{NOT_STATED}”",
        _norm,
    ),
    Question(
        "threshold",
        "Decision threshold",
        "the score from which on it accepts; for a Euclidean distance d that is 1 − d²/2",
        _number,
    ),
    Question("data", "Threshold found on", f"the data, or “{NOT_STATED}”", _text),
    Question("licence", "Licence", "its short name, such as MIT", _text),
    Question("source", "Source", "where the file comes from: address, version", _text),
    Question("training_data", "Training data", f"the data, or “{NOT_STATED}”", _text),
)  # fmt: skip
"""All questions in the order in which they are asked. None has a guessed answer."""


def card_facts(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values of all questions as a card in the program's own form, without file and name."""
    facts = {key: value for key, value in values.items() if value is not None}
    enlarged = values["input_size"] / CROP_SIZE
    facts.setdefault(
        "template_px",
        # The centre of the upper left pixel is (0, 0).
        [[(at + 0.5) * enlarged - 0.5 for at in point] for point in STANDARD_TEMPLATE_PX],
    )
    facts["operating_point"] = {
        "threshold": facts.pop("threshold"),
        "mated_comparisons": 0,
        "nonmated_comparisons": 0,
        "data": facts.pop("data"),
        "measured_with": "stated at the import",
    }
    return facts
