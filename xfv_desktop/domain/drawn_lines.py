"""Guides, profiles and lengths that a person draws over a pair: work of the examination.

The audit trail is their record: each person has their own lines of each pair, and they are what
its last event says. It holds where a line lies and no length: none is a finding or reported.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

import attrs
import numpy as np
from numpy.typing import NDArray

from xfv_desktop.domain.arrays import array_field
from xfv_desktop.domain.audit import AuditEvent, JsonValue
from xfv_desktop.domain.explanation import Side

LINES_SET = "lines set"
"""The event that holds the lines over a pair as they are from then on."""
PLACES = 2
"""Decimals of a pixel."""


class LineKind(StrEnum):
    """What a line is for."""

    GUIDE = "guide"
    PROFILE = "profile"
    LENGTH = "length"


@attrs.frozen
class DrawnLine:
    """A line (2, 2) that was drawn on one photograph, in its pixels.

    A guide goes on beyond its ends; guides and profiles show on both faces, a length on one.
    """

    number: int
    kind: LineKind
    side: Side
    ends_px: NDArray[np.float64] = array_field(np.float64, 2, 2)


Lines = tuple[DrawnLine, ...]


def details_of(questioned: str, known: str, lines: Lines) -> dict[str, JsonValue]:
    """The details of the event that sets the lines of a pair."""
    said: list[JsonValue] = [
        {
            "number": line.number,
            "kind": line.kind.value,
            "on": questioned if line.side is Side.PROBE else known,
            "ends": line.ends_px.round(PLACES).tolist(),
        }
        for line in lines
    ]
    return {"questioned": questioned, "known": known, "lines": said}


def set_lines(events: Iterable[AuditEvent]) -> dict[tuple[str, str, str], Lines]:
    """The lines that hold, by person, questioned and known exhibit, from the events in order.

    Raises:
        KeyError, TypeError, ValueError: an event is not one that the program wrote.
    """
    found: dict[tuple[str, str, str], Lines] = {}
    for event in events:
        details: Mapping[str, Any] = event.details
        questioned, known = str(details["questioned"]), str(details["known"])
        found[event.actor, questioned, known] = tuple(
            DrawnLine(
                int(one["number"]), LineKind(one["kind"]),
                Side.PROBE if one["on"] == questioned else Side.REFERENCE, one["ends"],
            )
            for one in details["lines"]
        )  # fmt: skip
    return found
