"""Opinions given without looking: whatever is asked gets its first choice, or words."""

from xfv_desktop.domain.people import Duty
from xfv_desktop.domain.procedure import Stage
from xfv_desktop.services.cases import people
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


def disputed(case, examiner, verifier, category):
    """The examiner's opinion of Q1 and K1, and the verifier's of that category; both locked."""
    people.add_person(case, verifier, duty=Duty.VERIFIER, by=examiner)
    procedure.open_procedure(case, "Q1", "K1", person=examiner)
    locked(case, 1, examiner, Stage.EVALUATION)
    procedure.open_procedure(case, "Q1", "K1", person=verifier, verifies=1)
    locked(case, 2, verifier, Stage.COMPARISON)
    answered(case, 2, verifier)
    other = [Answer(forms.OPINION, "category", category)]
    procedure.record_answers(case, 2, Stage.EVALUATION, other, person=verifier)
    procedure.lock_stage(case, 2, person=verifier)
