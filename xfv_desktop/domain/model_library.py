"""Models that can be chosen: where each stands, how it came in, what the check of it found."""

from collections.abc import Mapping
from enum import StrEnum

import attrs

from xfv_desktop.domain.comparison import ModelCard


class ModelState(StrEnum):
    """Whether a model can be used."""

    READY = "ready"
    MISSING = "file missing"
    ALTERED = "file altered"
    UNREADABLE = "card unreadable"


@attrs.frozen(kw_only=True)
class ModelImport:
    """How a model came into the library; written once, when its file was copied.

    ``file`` is the name that the file had, ``imported_at`` UTC in ISO 8601 with a trailing ``Z``,
    ``licence_text`` what its authors wrote, empty where no text came with the file.
    """

    file: str
    byte_count: int
    sha256: str
    imported_by: str
    imported_at: str
    program: str
    licence_text: str


@attrs.frozen
class KnownModel:
    """A model by its name. ``card`` is ``None`` where it cannot be read; ``fault`` says why not.

    ``imported`` is ``None`` for the models that come with the program.
    """

    name: str
    state: ModelState
    card: ModelCard | None
    imported: ModelImport | None = None
    fault: str = ""


@attrs.frozen
class CardRecord:
    """A model as a case keeps it: years later this says what the case was made with.

    ``imported`` is ``None`` where the model came with the program or was used beside its card.
    """

    card: ModelCard
    imported: ModelImport | None


@attrs.frozen
class CheckRow:
    """One question put to a model, and its answer.

    ``refuses``: a model that fails here does not do what its card says and is not imported.
    ``numbers`` are what the answer rests on, with the unit in the name.
    """

    name: str
    passed: bool
    found: str
    numbers: Mapping[str, float] = attrs.field(factory=dict)
    refuses: bool = True


@attrs.frozen
class ModelCheck:
    """Everything that a check of a model found, on the device that it was asked for."""

    model: str
    sha256: str
    device: str
    rows: tuple[CheckRow, ...]

    @property
    def passed(self) -> bool:
        """Whether every question was answered well."""
        return all(row.passed for row in self.rows)

    @property
    def refusals(self) -> tuple[CheckRow, ...]:
        """The failures that keep a model out of the library."""
        return tuple(row for row in self.rows if row.refuses and not row.passed)
