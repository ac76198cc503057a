"""What may be told of a case before anybody has said who looks at it: start page and search.

Under “own opinion first” every known exhibit keeps its photograph and its name to itself, because
the next person at this computer may be a verifier who has not locked an analysis yet. Score,
decision and opinions are in no sketch, whatever the order of work is.
"""

from datetime import datetime
from enum import StrEnum
from pathlib import Path

import attrs

from xfv_desktop.domain.audit import AuditEvent
from xfv_desktop.domain.errors import NotACase, PassphraseNeeded, UserError
from xfv_desktop.domain.evidence import Exhibit, Role
from xfv_desktop.domain.jobs import CancelToken, Progress, no_progress
from xfv_desktop.domain.procedure import ACTIONS, OPENED, Order
from xfv_desktop.persistence.case_index import case_stamp
from xfv_desktop.services.cases import casework, checking
from xfv_desktop.services.cases.casework import CaseFile, CaseOverview
from xfv_desktop.services.cases.occurrences import BEGUN, VIEWED
from xfv_desktop.services.cases.people import people
from xfv_desktop.services.opinion.procedure import procedures
from xfv_desktop.services.opinion.unmasking import order

OPINION = "own opinion worked on"
"""Stands for answers, locks and endings alike: “ended” would tell that the quality was too low."""

_LATELY = 200


class Condition(StrEnum):
    """How far a case can be read."""

    READABLE = "readable"
    ENCRYPTED = "encrypted"
    MISSING = "missing"
    UNREADABLE = "unreadable"


@attrs.frozen(kw_only=True)
class Sketch:
    """One known case. ``told`` are the exhibits whose photographs and names may be shown.

    ``fault`` says why an unreadable one cannot be read. Of an encrypted case only the folder is
    known. ``last`` names what was done last, ``days`` all days (UTC) of which the case tells,
    ``stamp`` changes with every change of the case.
    """

    folder: Path
    condition: Condition
    fault: str = ""
    title: str = ""
    reference: str = ""
    demonstration: bool = False
    people: tuple[str, ...] = ()
    questioned: int = 0
    known: int = 0
    told: tuple[Exhibit, ...] = ()
    examinations: int = 0
    open_procedures: int = 0
    reports: int = 0
    last: str = ""
    last_by: str = ""
    last_at: datetime | None = None
    days: tuple[str, ...] = ()
    stamp: str = ""

    @property
    def name(self) -> str:
        """The title, or the folder's name where there is none to read."""
        return self.title or self.folder.stem


def sketch(folder: Path) -> Sketch:
    """The sketch of the case in a folder. Opened for reading: no lock is taken, nothing written."""
    try:
        with casework.open_case(folder, writable=False) as case:
            return sketch_of(case)
    except PassphraseNeeded:
        return Sketch(folder=folder, condition=Condition.ENCRYPTED)
    except NotACase as error:
        missing = Condition.UNREADABLE if folder.exists() else Condition.MISSING
        return Sketch(folder=folder, condition=missing, fault=str(error))
    except UserError as error:
        return Sketch(folder=folder, condition=Condition.UNREADABLE, fault=str(error))


def sketch_of(case: CaseFile) -> Sketch:
    """The sketch of an open case; raises CaseAltered."""
    stamp = case_stamp(case.folder)
    overview, current = casework.overview(case), order(case)
    last = _last_act(case, overview.audit_head)
    told = [one for one in overview.exhibits if _tells(one, current)]
    return Sketch(
        folder=case.folder,
        condition=Condition.READABLE,
        title=overview.case.title,
        reference=overview.case.reference,
        demonstration=overview.case.demonstration,
        people=_people(case, overview),
        questioned=sum(1 for one in overview.exhibits if one.role is Role.QUESTIONED),
        known=sum(1 for one in overview.exhibits if one.role is Role.KNOWN),
        told=tuple(told),
        examinations=len(overview.examinations),
        open_procedures=sum(1 for one in procedures(case) if one.stage is not None),
        reports=len(overview.reports),
        last=OPINION if last.action in ACTIONS and last.action != OPENED else last.action,
        last_by=last.actor,
        last_at=datetime.fromisoformat(last.at),
        days=_days(overview, last),
        stamp=stamp,
    )


def seal_fault(
    folder: Path, *, progress: Progress = no_progress, cancel: CancelToken | None = None
) -> str | None:
    """``None`` if every event and every row of the case is as sealed, else the first fault.

    The files are not hashed: that is for whoever opens the case. Raises UserError where the case
    cannot be read.
    """
    with casework.open_case(folder, writable=False) as case:
        return checking.case_fault(case, with_files=False, progress=progress, cancel=cancel)


def _last_act(case: CaseFile, newest: AuditEvent) -> AuditEvent:
    """The newest event that changed something: looking at a case is no work on it."""
    lately = casework.audit_trail(case, after=max(0, newest.sequence - _LATELY))
    acts = [one for one in lately if one.action not in (VIEWED, BEGUN)]
    return acts[-1] if acts else newest


def _tells(exhibit: Exhibit, current: Order) -> bool:
    return current is Order.FREE or exhibit.role is Role.QUESTIONED


def _people(case: CaseFile, overview: CaseOverview) -> tuple[str, ...]:
    names = [overview.case.examiner, *(person.name for person in people(case))]
    names += [one.examined_by for one in overview.examinations]
    return tuple(dict.fromkeys(name for name in names if name))


def _days(overview: CaseOverview, last: AuditEvent) -> tuple[str, ...]:
    moments = [overview.case.created_at, datetime.fromisoformat(last.at)]
    moments += [one.added_at for one in overview.exhibits]
    moments += [one.examined_at for one in overview.examinations]
    moments += [one.issued_at for one in overview.reports]
    return tuple(sorted({f"{moment:%Y-%m-%d}" for moment in moments}))
