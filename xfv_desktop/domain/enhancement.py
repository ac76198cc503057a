"""What an examiner does to see more of a photograph: steps in their order, each with its reason.

Nothing is destroyed: a chain of steps is followed from the original whenever its result is wanted,
and every step can be switched off. There is no generative operation: none adds detail that the
photograph does not hold.
"""

import math
from collections.abc import Iterable, Mapping, Sequence

import attrs

from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.quality import with_unit
from xfv_desktop.domain.recipe import Parameter


@attrs.frozen(kw_only=True)
class Number:
    """A parameter that is a number from ``lowest`` to ``highest``, in steps of ``step``.

    With all parameters at ``neutral`` a step changes nothing; ``default`` is what a new one begins
    with. Lengths in ``px`` are those of the photograph.
    """

    name: str
    about: str
    unit: str = ""
    lowest: float
    highest: float
    step: float
    neutral: float
    default: float

    @property
    def decimals(self) -> int:
        """Digits behind the point that a step needs."""
        return max(0, math.ceil(-math.log10(self.step) - 1e-9))

    def fault(self, value: Parameter) -> str | None:
        """Why a value is none of this parameter; ``None`` for one that is."""
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if number and self.lowest <= float(value) <= self.highest:  # type: ignore[arg-type]
            return None
        unit = f" {self.unit}" if self.unit else ""
        return f"{self.name} lies between {self.lowest:g} and {self.highest:g}{unit}"


@attrs.frozen(kw_only=True)
class Choice:
    """A parameter that is one of several words."""

    name: str
    about: str
    choices: tuple[str, ...]
    neutral: str
    default: str

    def fault(self, value: Parameter) -> str | None:
        """Why a value is none of this parameter."""
        return None if value in self.choices else f"{self.name} is one of {', '.join(self.choices)}"


@attrs.frozen(kw_only=True)
class Stills:
    """A parameter that names other exhibits of the same size, as numbers between spaces."""

    name: str
    about: str
    neutral: str = ""
    default: str = ""

    def fault(self, value: Parameter) -> str | None:
        """Why a value is none of this parameter."""
        words = value.split() if isinstance(value, str) else [""]
        sound = len(set(words)) == len(words) and all(words)
        return None if sound else f"{self.name} are numbers of exhibits, each named once"


@attrs.frozen(kw_only=True)
class Operation:
    """What can be done to a photograph, in plain words, and where it is described.

    ``moves_pixels``: what was at one place is at another one afterwards (geometry).
    """

    name: str
    title: str
    about: str
    literature: str
    moves_pixels: bool = False
    parameters: tuple[Number | Choice | Stills, ...]

    @property
    def defaults(self) -> dict[str, Parameter]:
        """What a new step begins with."""
        return {one.name: one.default for one in self.parameters}

    @property
    def neutral(self) -> dict[str, Parameter]:
        """Values that change nothing."""
        return {one.name: one.neutral for one in self.parameters}

    def check(self, values: Mapping[str, Parameter]) -> None:
        """Raises UserError unless every parameter has a value within its range."""
        if set(values) != {one.name for one in self.parameters}:
            raise UserError(f"{self.title} takes {', '.join(o.name for o in self.parameters)}.")
        for one in self.parameters:
            fault = one.fault(values[one.name])
            if fault is not None:
                raise UserError(f"{self.title}: {fault}.")

    def words(self, values: Mapping[str, Parameter]) -> str:
        """The parameters in one line, for example “radius 1.5 px, amount 80 %”."""
        return ", ".join(_words(one, values[one.name]) for one in self.parameters)


@attrs.frozen(kw_only=True)
class Registration:
    """How a still was found to lie on the picture that it was averaged with.

    ``matrix``: (3, 3), row by row, from pixels (x, y, 1) of the picture, of ``size_px`` (width,
    height), to those of the still, up to a factor. ``before``, ``after``: the correlation
    (Pearson) of the grey values where both show something, as they came and so laid.
    """

    still: str
    model: str
    matrix: tuple[float, ...]
    size_px: tuple[int, int]
    before: float
    after: float

    @property
    def words(self) -> str:
        """How the still lies in the middle of the picture, and how well it fits."""
        x, y = (self.size_px[0] - 1) / 2, (self.size_px[1] - 1) / 2
        a, b, c, d, e, f, g, h, i = self.matrix
        w = g * x + h * y + i
        to = (a * x + b * y + c) / w, (d * x + e * y + f) / w
        right = (a - g * to[0]) / w, (d - g * to[1]) / w
        down = (b - h * to[0]) / w, (e - h * to[1]) / w
        scale = math.sqrt(abs(right[0] * down[1] - right[1] * down[0]))
        turn = math.degrees(math.atan2(right[1], right[0]))
        return (
            f"{self.still} lies {to[0] - x:z.2f}, {to[1] - y:z.2f} px off, "
            f"turned by {turn:z.2f}°, {scale:.4f} × as large; "
            f"correlation {self.before:.3f} before, {self.after:.3f} after"
        ).replace("-", "−")


@attrs.frozen
class EnhancementStep:
    """One step of a chain.

    ``result_sha256`` is that of the picture after it, once it was made; ``found`` what had to be
    found in the pictures for it.
    """

    operation: str
    parameters: Mapping[str, Parameter]
    on: bool = True
    reason: str = ""
    result_sha256: str = ""
    found: tuple[Registration, ...] = ()

    @property
    def wanted(self) -> "EnhancementStep":
        """The step as somebody asked for it, without what came out."""
        return attrs.evolve(self, result_sha256="", found=())


Chain = tuple[EnhancementStep, ...]
"""Steps in their order; those that move pixels stand last."""


def switched_on(steps: Iterable[EnhancementStep]) -> Chain:
    """The steps that do something."""
    return tuple(step for step in steps if step.on)


def in_order(steps: Sequence[EnhancementStep], operations: Mapping[str, Operation]) -> Chain:
    """The steps with those that move pixels last, otherwise as they were."""
    return tuple(sorted(steps, key=lambda step: operations[step.operation].moves_pixels))


def _words(parameter: Number | Choice | Stills, value: Parameter) -> str:
    if isinstance(parameter, Number):
        number = with_unit(f"{float(value or 0):.{parameter.decimals}f}", parameter.unit)
        return f"{parameter.name} {number}"
    return f"{parameter.name} {value or 'none'}"
