"""Opinions given without looking: whatever is asked gets its first choice, or words."""

from xfv_desktop.services.opinion import procedure
from xfv_desktop.services.opinion import procedure_forms as forms
from xfv_desktop.services.opinion.procedure import Answer


def answered(case, number, person):
    """The open stage of a procedure, ready to be locked."""
    current = procedure.procedure(case, number)
    given = [
        Answer(q.subject, q.field, q.choices[0] if q.choices else "words")
        for q in current.missing(forms.questions())
    ]
    procedure.record_answers(case, number, current.stage, given, person=person)


def locked(case, number, person, until):
    """A procedure answered and locked, stage by stage, up to and with that one."""
    while procedure.procedure(case, number).stage.place <= until.place:
        answered(case, number, person)
        procedure.lock_stage(case, number, person=person)
