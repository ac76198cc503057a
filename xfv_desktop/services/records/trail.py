"""The audit trail searched and exported, as far as the person at work may read it."""

import csv
import hashlib
import io
import json
from collections.abc import Callable, Mapping
from pathlib import Path

import attrs

from xfv_desktop.disk import new_file, write_new
from xfv_desktop.domain.audit import AuditEvent, JsonValue, canonical
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.jobs import CancelToken, Progress, no_progress
from xfv_desktop.persistence import audit_log
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.services.cases.casework import Changes
from xfv_desktop.services.cases.occurrences import CHANGED
from xfv_desktop.services.cases.people import acting
from xfv_desktop.services.opinion.unmasking import MASKED

EXPORTED = "audit trail exported"
COLUMNS = ("sequence", "at", "actor", "action", "details", "hidden", "previous", "seal")

Conceals = Callable[[AuditEvent], bool]
"""Whether the details of an event are hidden from the person at work (``unmasking.concealed``)."""


@attrs.frozen(kw_only=True)
class TrailFilter:
    """Which events are wanted; what is empty asks for nothing.

    ``text``: words that all occur in person, action or details, without regard to case. ``since``
    and ``until``: days (UTC, YYYY-MM-DD), both included.
    """

    text: str = ""
    person: str = ""
    action: str = ""
    since: str = ""
    until: str = ""

    def takes(self, event: AuditEvent, *, hidden: bool) -> bool:
        """Whether an event is wanted. Words in details that are hidden are not found."""
        day = event.at[:10]
        if self.person not in ("", event.actor) or self.action not in ("", event.action):
            return False
        if day < self.since or (self.until and day > self.until):
            return False
        if not self.text.strip():
            return True
        details = MASKED if hidden else canonical(event.facts)
        told = f"{event.actor}\n{event.action}\n{details}".casefold()
        return all(word in told for word in self.text.casefold().split())


def found(
    case: CaseFile,
    wanted: TrailFilter,
    conceals: Conceals,
    *,
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
) -> tuple[AuditEvent, ...]:
    """The wanted events, the oldest first; raises CaseAltered or Cancelled."""
    cancel, last = cancel or CancelToken(), audit_log.head(case).sequence
    taken = []
    for event in audit_log.each_event(case):
        if event.sequence % 500 == 0:
            cancel.raise_if_cancelled()
            progress(min(1.0, event.sequence / last), "Searching the audit trail")
        if wanted.takes(event, hidden=conceals(event)):
            taken.append(event)
    return tuple(taken)


def kinds(case: CaseFile) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who acted in the case, and what kinds of actions there are; both in alphabetical order."""
    actors = case.rows("SELECT DISTINCT actor AS name FROM audit ORDER BY name")
    actions = case.rows("SELECT DISTINCT action AS name FROM audit ORDER BY name")
    return tuple(row["name"] for row in actors), tuple(row["name"] for row in actions)


def export_trail(
    case: CaseFile,
    out: Path,
    wanted: TrailFilter,
    conceals: Conceals,
    *,
    person: str,
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
) -> Changes:
    """The wanted events with their seals as a new file, CSV or JSON by its name.

    Details that are hidden from the person stay out of the file, which says so. The export is an
    event itself, with the file's SHA-256; in a case that is open for reading only nothing can be
    noted, and the event is the newest one. Raises UserError, OutputUnwritable where the file
    exists, CaseAltered or Cancelled.
    """
    writers = {".csv": _csv, ".json": _json}
    if out.suffix.lower() not in writers:
        raise UserError(f"Say how “{out.name}” is to be written: end its name in .csv or .json.")
    events = found(case, wanted, conceals, progress=progress, cancel=cancel)
    rows = [_row(event, hidden=conceals(event)) for event in events]
    data = writers[out.suffix.lower()](rows, wanted, audit_log.head(case))
    if not case.writable:
        write_new(out, data)
        return Changes(frozenset(), (), audit_log.head(case))
    details: dict[str, JsonValue] = {
        "file": out.name,
        "sha256": hashlib.sha256(data).hexdigest(),
        "events": len(rows),
        "hidden": sum(1 for row in rows if row["hidden"]),
        "filter": _filter_facts(wanted),
    }
    who = acting(case, person)
    with new_file(out, data), case.transaction():
        event = audit_log.append(case, actor=who, action=EXPORTED, details=details)
    return Changes(CHANGED, (), event)


def _row(event: AuditEvent, *, hidden: bool) -> dict[str, JsonValue]:
    return {
        "sequence": event.sequence,
        "at": event.at,
        "actor": event.actor,
        "action": event.action,
        "details": None if hidden else dict(event.details),
        "hidden": hidden,
        "previous": event.previous,
        "seal": event.seal,
    }


def _filter_facts(wanted: TrailFilter) -> dict[str, JsonValue]:
    return {name: value for name, value in attrs.asdict(wanted).items() if value}


def _json(rows: list[dict[str, JsonValue]], wanted: TrailFilter, head: AuditEvent) -> bytes:
    facts = {
        "head": {"sequence": head.sequence, "seal": head.seal},
        "filter": _filter_facts(wanted),
        "events": rows,
    }
    return f"{json.dumps(facts, ensure_ascii=False, indent=1)}\n".encode()


def _csv(rows: list[dict[str, JsonValue]], wanted: TrailFilter, head: AuditEvent) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    for row in rows:
        details = row["details"]
        words = canonical(details) if isinstance(details, Mapping) else MASKED
        writer.writerow({**row, "details": words, "hidden": int(bool(row["hidden"]))})
    return text.getvalue().encode()
