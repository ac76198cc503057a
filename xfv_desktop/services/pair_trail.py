"""The audit trail as far as it is of one pair: every event, and the details of those about it."""

import re
from collections.abc import Iterator

import attrs

from xfv_desktop.domain.audit import AuditEvent, JsonValue
from xfv_desktop.domain.casework import Examination
from xfv_desktop.persistence import audit_log
from xfv_desktop.persistence.case_file import CaseFile

_EXHIBIT = re.compile(r"\b[QK][1-9][0-9]*\b")


def pair_trail(case: CaseFile, examination: Examination) -> tuple[AuditEvent, ...]:
    """Every event up to now. Those that name another exhibit or examination have no details.

    Their seals remain, so that the chain can be followed, as in a bundle with parts left out.
    """
    own = {examination.questioned.number, examination.known.number}
    return tuple(
        event if _is_of(event, own, examination.number) else attrs.evolve(event, details={})
        for event in audit_log.each_event(case)
    )


def _is_of(event: AuditEvent, exhibits: set[str], number: int) -> bool:
    if event.details.get("examination", number) != number:
        return False
    named = {found for text in _texts(event.facts) for found in _EXHIBIT.findall(text)}
    return named <= exhibits


def _texts(value: JsonValue) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for name, inner in value.items():
                yield name
                yield from _texts(inner)
        case list():
            for inner in value:
                yield from _texts(inner)
