"""What is being done to one exhibit's picture, and its result as a view shows it."""

from collections.abc import Mapping

import attrs
import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from xfv_desktop.domain.enhancement import Chain
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.evidence import Exhibit
from xfv_desktop.services.evidence import enhancement
from xfv_desktop.ui.elements.language import tr
from xfv_desktop.ui.pictures.image_layers import rgb_of, transform_of
from xfv_desktop.ui.state.enhanced_item import Placed


@attrs.define(eq=False)
class Draft:
    """What is being done to one exhibit.

    ``made``: the result of ``recorded`` in full size; ``done``: the same steps with what came out.
    ``durable``: what is being put on record is there even if the case is being closed.
    """

    exhibit: Exhibit
    person: str
    steps: Chain
    recorded: Chain
    done: Chain = ()
    made: Placed | None = None
    said: tuple[str, ...] = ()
    recording: bool = False
    durable: bool = False
    fault: str = ""

    @classmethod
    def of(cls, done: Chain, exhibit: Exhibit, person: str) -> "Draft":
        """The chain that is on record."""
        steps = tuple(step.wanted for step in done)
        return cls(exhibit, person, steps, steps, done)

    @property
    def at_risk(self) -> bool:
        """Whether it would be lost if the case were closed now."""
        return self.steps != self.recorded and not (self.recording and self.durable)

    @property
    def key(self) -> tuple[str, str]:
        """Of what it is, and whose."""
        return self.exhibit.number, self.person

    @property
    def active(self) -> bool:
        """Whether any step is on."""
        return any(step.on for step in self.steps)

    def found(self, row: int) -> tuple[str, ...]:
        """What had to be found in the pictures for a step that is on record, in words."""
        if row >= len(self.done) or self.done[row].wanted != self.steps[row]:
            return ()
        return tuple(found.words for found in self.done[row].found)


def placed_result(image: QImage, steps: Chain, exhibit: Exhibit) -> Placed:
    """The picture with where it lies on the photograph."""
    placed = enhancement.placement(steps, exhibit.image.width, exhibit.image.height)
    return Placed(image, transform_of(placed.matrix[:2]), placed.size_px, placed.bent)


def still_of(images: Mapping[str, QImage], number: str) -> NDArray[np.uint8]:
    """(H, W, 3) RGB of a still; raises UserError where it is not there."""
    if number not in images:
        raise UserError(
            tr("There is no exhibit {number}: name exhibits of this case.").format(number=number)
        )
    return rgb_of(images[number])


def sentence_of(error: Exception) -> str:
    """What the examiner can put right; anything else is a bug and goes on its way."""
    if not isinstance(error, UserError):
        raise error
    return str(error)
