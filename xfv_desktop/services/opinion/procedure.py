"""The examiner's own opinion, step by step, before the machine's is shown."""

from collections.abc import Mapping, Sequence

import attrs

from xfv_desktop.domain.audit import JsonValue
from xfv_desktop.domain.errors import NotInCase, UserError
from xfv_desktop.domain.evidence import Role
from xfv_desktop.domain.procedure import (
    ACTIONS,
    ANSWERED,
    ENDED,
    LOCKED,
    OPENED,
    Procedure,
    Question,
    Stage,
    in_conflict,
)
from xfv_desktop.domain.procedure_events import opening
from xfv_desktop.domain.procedure_events import procedures as fold
from xfv_desktop.persistence import audit_log
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.reporting.identities.identity import LoadedIdentity
from xfv_desktop.services.cases.casework import Changes, exhibit_as, named
from xfv_desktop.services.cases.checkpoints import seal_case
from xfv_desktop.services.cases.people import acting
from xfv_desktop.services.opinion import procedure_forms as forms
from xfv_desktop.services.opinion.contradictions import contradictions
from xfv_desktop.services.opinion.phrases import refuse_flagged
from xfv_desktop.services.opinion.written import of_stage

CHANGED = frozenset({"procedures"})


@attrs.frozen
class Answer:
    """One answer to one question of a stage."""

    subject: str
    field: str
    value: str


def procedures(case: CaseFile) -> tuple[Procedure, ...]:
    """All procedures of the case with their whole history; raises CaseAltered."""
    return audit_log.folded(case, ACTIONS, fold, "an event of a procedure")


def procedure(case: CaseFile, number: int) -> Procedure:
    """One procedure; raises NotInCase or CaseAltered."""
    return _numbered(case, procedures(case), number)


def procedure_of(
    found: Sequence[Procedure], person: str, questioned: str, known: str
) -> Procedure | None:
    """A person's procedure of a pair; ``None`` if they have opened none."""
    pair = (person, questioned, known)
    return next((p for p in found if (p.person, p.questioned, p.known) == pair), None)


def verifiable(
    found: Sequence[Procedure], person: str, pair: tuple[str, str] | None
) -> Procedure | None:
    """Somebody else's locked opinion of a pair, where the person has begun none of their own."""
    of_pair = [one for one in found if (one.questioned, one.known) == pair]
    if any(one.person == person for one in of_pair):
        return None
    return next((one for one in of_pair if one.unmasked), None)


def open_procedure(
    case: CaseFile,
    questioned: str,
    known: str,
    *,
    person: str,
    verifies: int | None = None,
    informed: str = "",
) -> Changes:
    """A person begins the analysis of a pair.

    ``verifies``: the procedure of somebody else that this person repeats; blind to its result and
    to the machine's, unless ``informed`` says why not. Raises UserError or NotInCase.
    """
    name = acting(case, person)
    exhibit_as(case, questioned, Role.QUESTIONED)
    exhibit_as(case, known, Role.KNOWN)
    there = procedures(case)
    if verifies is not None:
        first = _numbered(case, there, verifies)
        if first.person == name:
            raise UserError("Nobody verifies their own opinion: a second person has to.")
        if (first.questioned, first.known) != (questioned, known):
            raise UserError(f"Procedure {verifies} is of another pair: choose its own exhibits.")
        if not first.unmasked:
            raise UserError(
                f"Procedure {verifies} holds no locked opinion yet: it can be verified after that."
            )
    elif informed:
        raise UserError("Only a verifier can be informed of a first result: name what is verified.")
    if procedure_of(there, name, questioned, known) is not None:
        raise UserError(
            f"{name} has a procedure of {questioned} and {known} already: go on with that one."
        )
    begun = Procedure(
        number=len(there) + 1, questioned=questioned, known=known, person=name, opened_at="",
        edition=forms.edition(), verifies=verifies, informed=informed.strip(),
    )  # fmt: skip
    return _logged(case, name, OPENED, opening(begun))


def record_answers(
    case: CaseFile,
    number: int,
    stage: Stage,
    answers: Sequence[Answer],
    *,
    person: str,
    reason: str = "",
) -> Changes:
    """Answers of one stage, as they are given; those of a locked stage are amended with a reason.

    Raises UserError: somebody else's procedure, a later stage, an unknown question or choice, an
    amendment without a reason.
    """
    there = procedures(case)
    current = _own(case, there, number, person)
    if stage is not current.stage and not current.locked(stage):
        raise UserError(f"The {current.stage} has to be locked before the {stage} begins.")
    if current.locked(stage) and not reason.strip():
        raise UserError(f"The {stage} is locked: an amendment needs a reason.")
    if not answers:
        raise UserError("There is nothing to record: give an answer first.")
    asked = {question.key: question for question in asked_of(current, there)}
    for answer in answers:
        question = asked.get((stage, answer.subject, answer.field))
        if question is None:
            raise UserError(f"Nothing is asked about “{answer.subject}, {answer.field}” here.")
        if question.choices and answer.value and answer.value not in question.choices:
            raise UserError(
                f"“{answer.value}” is no answer here: choose one of {', '.join(question.choices)}."
            )
    given: list[JsonValue] = [dict(attrs.asdict(answer)) for answer in answers]
    details: dict[str, JsonValue] = {
        "procedure": number,
        "stage": stage.value,
        "answers": given,
        "reason": reason.strip() if current.locked(stage) else "",
    }
    return _logged(case, current.person, ANSWERED, details)


def lock_stage(
    case: CaseFile,
    number: int,
    *,
    person: str,
    identity: LoadedIdentity | None = None,
    override: str = "",
) -> Changes:
    """The open stage is done; from now on it can only be amended.

    With an identity the lock is sealed by a signed checkpoint. Raises UserError where a required
    answer is missing, its sentence names the first ones, or where two answers contradict each
    other. Raises Overstated where words say too much and ``override`` gives no reason why they
    stay.
    """
    there = procedures(case)
    current = _own(case, there, number, person)
    if current.stage is None:
        raise UserError(f"Procedure {number} is closed: nothing is left to lock.")
    missing = current.missing(asked_of(current, there))
    if missing:
        names = ", ".join(f"{one.subject} ({one.field})" for one in missing[:3])
        more = f" and {len(missing) - 3} more" if len(missing) > 3 else ""
        raise UserError(
            f"The {current.stage} cannot be locked: answer {names}{more} first; “not visible” and "
            "“inconclusive” are answers too."
        )
    for one in contradictions(current, current.stage):
        raise UserError(one.sentence)
    words = of_stage(current, current.stage)
    of: dict[str, JsonValue] = {"procedure": number}
    refuse_flagged(case, words, of=of, override_reason=override, person=current.person)
    details: dict[str, JsonValue] = {"procedure": number, "stage": current.stage.value}
    with case.transaction():
        changes = _logged(case, current.person, LOCKED, details)
        if identity is not None:
            seal_case(case, identity, person=current.person)
    return changes


def end_insufficient(case: CaseFile, number: int, *, person: str, reason: str) -> Changes:
    """The procedure ends at its open stage because the photographs do not suffice.

    Raises UserError without a reason, or where an opinion is locked already.
    """
    current = _own(case, procedures(case), number, person)
    if current.unmasked:
        raise UserError(f"Procedure {number} holds an opinion already: amend it with a reason.")
    if not reason.strip():
        raise UserError("Say what the photographs lack: the reason stands in the report.")
    return _logged(case, current.person, ENDED, {"procedure": number, "reason": reason.strip()})


def own_procedure(case: CaseFile, number: int, person: str) -> Procedure:
    """A person's own procedure; raises NotInCase, or UserError where it is somebody else's."""
    return _own(case, procedures(case), number, person)


def asked_of(current: Procedure, found: Sequence[Procedure]) -> tuple[Question, ...]:
    """The questions of a procedure; a verifier of another opinion has to tell the resolution."""
    return forms.questions(conflict=in_conflict(current, found))


def _numbered(case: CaseFile, found: Sequence[Procedure], number: int) -> Procedure:
    for one in found:
        if one.number == number:
            return one
    raise NotInCase(f"The case {case.folder} holds no procedure {number}; choose one of its list.")


def _own(case: CaseFile, found: Sequence[Procedure], number: int, person: str) -> Procedure:
    current = _numbered(case, found, number)
    if current.person != named(person):
        raise UserError(
            f"Procedure {number} is that of {current.person}: nobody else writes in it."
        )
    return current


def _logged(case: CaseFile, actor: str, action: str, details: Mapping[str, JsonValue]) -> Changes:
    with case.transaction():
        event = audit_log.append(case, actor=actor, action=action, details=details)
    return Changes(CHANGED, (str(details["procedure"]),), event)
