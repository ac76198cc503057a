"""What a report lacks before it is issued."""

from enum import StrEnum

import attrs

from xfv_desktop.domain.places import Place


class Severity(StrEnum):
    """Whether a report can be issued all the same."""

    BLOCKS = "blocks"
    SHOULD = "should be done"
    NOTE = "note"


@attrs.frozen
class Gap:
    """One thing that is missing or open: a sentence, and where it is put right.

    ``section``: of the report that would lack it.
    """

    severity: Severity
    section: int
    sentence: str
    place: Place
