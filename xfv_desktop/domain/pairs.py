"""Lists of pairs that a system is measured or calibrated on, and whose faces they show."""

from collections.abc import Iterable
from typing import Protocol

import attrs

from xfv_desktop.domain.quality import FaceQuality


class OfPersons(Protocol):
    """A pair that may say whom it shows."""

    @property
    def persons(self) -> tuple[str, str] | None:
        """Whom the two images show; ``None`` where the list does not say."""


@attrs.frozen
class ListedPair:
    """Two images of a list; ``same``: whether they show one person (a mated pair).

    ``line`` is that of the file. ``persons`` is ``None`` where the list does not say who they are.
    """

    line: int
    image_a: str
    image_b: str
    same: bool
    persons: tuple[str, str] | None = None


@attrs.frozen
class ScoredPair:
    """A pair that was compared, with the quality of both faces where it was measured."""

    image_a: str
    image_b: str
    same: bool
    score: float
    persons: tuple[str, str] | None = None
    quality: tuple[FaceQuality, FaceQuality] | None = None


def persons_in(pairs: Iterable[OfPersons]) -> tuple[str, ...]:
    """Everybody whom a list names, in alphabetical order."""
    return tuple(sorted({name for pair in pairs for name in pair.persons or ()}))


def shared_persons(pairs: Iterable[OfPersons], others: Iterable[OfPersons]) -> tuple[str, ...]:
    """Everybody whom both lists name, in alphabetical order.

    Error rates and likelihood ratios that are tried on the persons they were made from come out too
    good, so lists that share anybody are not used together.
    """
    return tuple(sorted({*persons_in(pairs)} & {*persons_in(others)}))
