"""The audit trail as a file inside the report."""

import rfc8785

from xfv_desktop.domain.audit import JsonValue
from xfv_desktop.reporting.document import ReportDocument

TRAIL = "audit_trail.json"


def trail_file(document: ReportDocument) -> bytes:
    """Every event in its order as canonical JSON; ``null`` for details that are left out."""
    events: list[JsonValue] = [
        {
            "sequence": event.sequence, "at": event.at, "actor": event.actor,
            "action": event.action, "details": dict(event.details) or None,
            "previous": event.previous, "seal": event.seal,
        }
        for event in document.trail
    ]  # fmt: skip
    return rfc8785.dumps(events)
