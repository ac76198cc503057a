"""Notes that people take while they work."""

import attrs

from xfv_desktop.domain.errors import NotInCase, UserError
from xfv_desktop.domain.evidence import Role
from xfv_desktop.domain.notes import ACTIONS, AMENDED, TAKEN, Note, Subject, Wording, details_of
from xfv_desktop.domain.notes import notes as fold
from xfv_desktop.domain.remedies import Remedy
from xfv_desktop.persistence import audit_log, records
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.services.cases.casework import Changes, exhibit_as
from xfv_desktop.services.cases.people import acting
from xfv_desktop.services.opinion.procedure_forms import component_groups
from xfv_desktop.services.opinion.unmasking import hides_note, standing

CHANGED = frozenset({"notes"})


def notes(case: CaseFile) -> tuple[Note, ...]:
    """All notes of the case with their whole history, by number; raises CaseAltered."""
    return audit_log.folded(case, ACTIONS, fold, "a note")


def notes_for(case: CaseFile, person: str) -> tuple[Note, ...]:
    """The notes that a person may read now: of what is masked only their own."""
    now = standing(case, person)
    return tuple(one for one in notes(case) if not hides_note(now, person, one))


def take_note(case: CaseFile, subject: Subject, text: str, *, person: str) -> Changes:
    """Writes a note down; its time is now.

    Raises UserError (no text, no or an unknown subject, a photograph that is hidden from the person
    still) or NotInCase.
    """
    name = acting(case, person)
    _check(case, subject, name)
    note = Note(len(notes(case)) + 1, name, subject, (Wording(_written(text), "", 0),))
    return _logged(case, note, TAKEN)


def amend_note(case: CaseFile, number: int, text: str, *, person: str, reason: str) -> Changes:
    """Another wording of one's own note; the one before stays readable.

    Raises UserError (somebody else's note, no reason, no other text) or NotInCase.
    """
    name = acting(case, person)
    note = next((one for one in notes(case) if one.number == number), None)
    if note is None:
        raise NotInCase(f"The case {case.folder} holds no note {number}; choose one of its list.")
    if note.author != name:
        raise UserError(f"Note {number} is that of {note.author}: nobody else amends it.")
    if not reason.strip():
        raise UserError(
            "Say why the note is amended: the reason stands beside both wordings.",
            Remedy.GIVE_REASON,
        )
    if _written(text) == note.text:
        raise UserError("The note says this already: write what is to be read from now on.")
    wording = Wording(_written(text), "", 0, reason.strip())
    return _logged(case, attrs.evolve(note, wordings=(*note.wordings, wording)), AMENDED)


def _check(case: CaseFile, subject: Subject, person: str) -> None:
    if not subject.exhibits:
        raise UserError("Say what the note is about: an exhibit, or a questioned and a known one.")
    for number, role in zip(subject.pair, (Role.QUESTIONED, Role.KNOWN), strict=True):
        if number:
            exhibit_as(case, number, role)
    if subject.known in standing(case, person).hidden:
        raise UserError(
            f"{subject.known} is revealed once your analysis of the questioned photograph is "
            "locked: take a note about it then."
        )
    known = {group.number for group in component_groups()}
    if subject.component is not None and subject.component not in known:
        raise UserError(f"There is no component {subject.component}: name one from 1 to 19.")
    if subject.examination is not None:
        examined = records.examination_summary(case, subject.examination)
        if (examined.questioned, examined.known) != subject.pair:
            raise UserError(
                f"Examination {examined.number} compares {examined.questioned} with "
                f"{examined.known}: name these two."
            )


def _written(text: str) -> str:
    if not text.strip():
        raise UserError("The note is empty: write down what you see.")
    return text.strip()


def _logged(case: CaseFile, note: Note, action: str) -> Changes:
    details = details_of(note)
    if action == AMENDED:
        details["reason"] = note.wordings[-1].reason
    with case.transaction():
        event = audit_log.append(case, actor=note.author, action=action, details=details)
    return Changes(CHANGED, (str(note.number),), event)
