"""The audit trail's head in the metadata of a report, so that a program finds what paper shows."""

import re

from xfv_desktop.domain.audit import AuditEvent
from xfv_desktop.reporting.pages import opened_pdf

_MARK = re.compile(r"XFV audit event (\d+) seal ([0-9a-f]{64})")


def trail_mark(event: AuditEvent) -> str:
    """The event as a keyword of the PDF."""
    return f"XFV audit event {event.sequence} seal {event.seal}"


def marked_event(pdf: bytes) -> tuple[int, str] | None:
    """Number and seal of the event that a report names; ``None`` if it names none.

    Raises UserError if the bytes are no PDF.
    """
    with opened_pdf(pdf) as document:
        found = _MARK.search(document.get_metadata_value("Keywords"))
    return (int(found[1]), found[2]) if found else None
