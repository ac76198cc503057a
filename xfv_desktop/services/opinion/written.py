"""Free texts of a case, each with the place where it is edited."""

from collections.abc import Iterator

from xfv_desktop.domain.particulars import About, Field, Subject
from xfv_desktop.domain.places import Place, Where
from xfv_desktop.domain.procedure import Procedure, Stage
from xfv_desktop.services.opinion.phrases import Written
from xfv_desktop.services.opinion.procedure_forms import questions


def of_stage(procedure: Procedure, stage: Stage) -> Iterator[Written]:
    """What was answered in words in one stage, as it counts now."""
    given = procedure.answers()
    for question in questions(conflict=True):
        text = given.get(question.key, "")
        if question.stage is stage and not question.choices and text:
            yield answer(procedure, stage, question.subject, question.field), text


def answer(procedure: Procedure, stage: Stage, subject: str, field: str) -> Place:
    """Where an answer of an opinion is given."""
    words = f"{procedure.person}’s {stage}, {subject} ({field})"
    return Place(Where.PROCEDURE, words, subject, stage.value)


def particular(field: Field, subject: Subject) -> Place:
    """Where something of a report is said."""
    of = "" if subject.about is About.CASE else f" of {subject.about} {subject.name}"
    key = "" if subject.about is About.CASE else f"{subject.about.value} {subject.name}"
    return Place(Where.PARTICULARS, f"{field.label}{of}", key, field.id)
