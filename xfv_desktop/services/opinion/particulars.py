"""What is said in reports and held nowhere else in a case: asked for, recorded, amended."""

import functools
import tomllib
from collections.abc import Mapping

from xfv_desktop.assets import resources
from xfv_desktop.domain.audit import JsonValue
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.particulars import (
    CASE,
    RECORDED,
    About,
    Elsewhere,
    Field,
    Form,
    Particular,
    Particulars,
    Subject,
)
from xfv_desktop.domain.particulars import particulars as fold
from xfv_desktop.persistence import audit_log, records
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.reporting.typesetting.wording import wording
from xfv_desktop.services.cases.casework import Changes
from xfv_desktop.services.cases.likelihood import frame
from xfv_desktop.services.cases.people import acting

CHANGED = frozenset({"particulars"})


@functools.cache
def fields() -> tuple[Field, ...]:
    """Everything that can be said, in the order of the report's sections."""
    text = resources("report", "particulars.toml").read_text(encoding="utf-8")
    labels = wording()["particulars"]
    return tuple(
        Field(
            id=one["id"],
            label=labels[one["id"]],
            hint=one["hint"],
            section=one["section"],
            about=About(one["about"]),
            lines=one["lines"],
            required=frozenset(map(Form, one["required"])),
            unless=Elsewhere(one.get("unless", "")),
        )
        for one in tomllib.loads(text)["field"]
    )


def field(name: str) -> Field:
    """The field of that id; raises UserError."""
    for one in fields():
        if one.id == name:
            return one
    known = ", ".join(one.id for one in fields())
    raise UserError(f"A report says nothing under “{name}”: choose one of {known}.")


def particulars(case: CaseFile) -> Particulars:
    """All that was said so far, with its history; raises CaseAltered."""
    return audit_log.folded(case, (RECORDED,), fold, "particulars of a report")


def of(case: CaseFile, *subjects: Subject) -> tuple[Particular, ...]:
    """What was said of these subjects, of all where none is named, the first first.

    Raises UserError, NotInCase or CaseAltered: the case does not hold one of them.
    """
    named = [_known(case, one) for one in subjects]
    said = particulars(case).entries
    return tuple(one for one in said if one.subject in named or not named)


def record(
    case: CaseFile, given: Mapping[str, str], *, person: str, subject: Subject = CASE
) -> Changes:
    """Texts by the id of their field, of one subject; what stood there before stays on record.

    Raises UserError or NotInCase: an unknown field, one of another kind of subject, a subject that
    the case does not hold, or nothing that differs from what counts now.
    """
    who = acting(case, person)
    subject = _known(case, subject)
    for name in given:
        if field(name).about is not subject.about:
            raise UserError(
                f"“{name}” is said of the {field(name).about}, not the {subject.about}."
            )
    there = particulars(case)
    texts = {name: text.strip() for name, text in given.items()}
    new = {name: text for name, text in texts.items() if text != there.text(name, subject)}
    if not new:
        raise UserError("There is nothing to record: these texts stand there already.")
    details: dict[str, JsonValue] = {"particulars": dict(new)}
    if subject.about is About.EXAMINATION:
        details[subject.about.value] = int(subject.name)
    elif subject != CASE:
        details[subject.about.value] = subject.name
    with case.transaction():
        event = audit_log.append(case, actor=who, action=RECORDED, details=details)
    return Changes(CHANGED, (subject.name,), event)


def subjects(case: CaseFile, examination: int, examiner: str) -> tuple[Subject, ...]:
    """Of whom and of what the report on an examination speaks; raises NotInCase."""
    summary = records.examination_summary(case, examination)
    return (
        CASE,
        Subject(About.PERSON, examiner),
        Subject(About.EXHIBIT, summary.questioned),
        Subject(About.EXHIBIT, summary.known),
        Subject(About.EXAMINATION, str(examination)),
    )


def missing(
    case: CaseFile, examination: int, examiner: str, form: Form
) -> tuple[tuple[Field, Subject], ...]:
    """What that form of the report lacks, in the order of its sections."""
    there, spoken_of = particulars(case), subjects(case, examination, examiner)
    elsewhere = {
        (Elsewhere.SOURCE, Subject(About.EXHIBIT, one.number))
        for one in records.exhibits(case)
        if one.source
    }
    if frame(case) is not None:
        elsewhere.add((Elsewhere.PROPOSITIONS, CASE))
    return tuple(
        (one, subject)
        for one in fields()
        if form in one.required
        for subject in spoken_of
        if subject.about is one.about
        and (one.unless, subject) not in elsewhere
        and not there.text(one.id, subject)
    )


def _known(case: CaseFile, subject: Subject) -> Subject:
    """The subject under the name by which the case knows it; raises UserError or NotInCase."""
    match subject.about:
        case About.PERSON:
            return Subject(subject.about, acting(case, subject.name))
        case About.EXHIBIT:
            records.exhibit(case, subject.name)
        case About.EXAMINATION:
            if not subject.name.isdecimal():
                raise UserError(f"“{subject.name}” is no number of an examination.")
            summary = records.examination_summary(case, int(subject.name))
            return Subject(subject.about, str(summary.number))
    return subject
