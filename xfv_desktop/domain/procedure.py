"""The examiner's own way to an opinion: analysis, comparison, evaluation; only then the machine.

ACE-V with sequential unmasking (Dror et al. 2015, J. Forensic Sci. 60): the questioned photograph
is described before the known one is seen, and the examiner's opinion is locked before score,
decision or map are shown. A record only grows: whoever changes their mind adds an entry, and after
a lock the entry needs a reason. So every earlier answer stays readable.

The audit trail is the record: a procedure is what its events say, and nothing is stored twice.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum

import attrs

OPENED = "procedure opened"
ANSWERED = "answers given"
LOCKED = "stage locked"
ENDED = "procedure ended"
ACTIONS = (OPENED, ANSWERED, LOCKED, ENDED)
"""The events that make procedures."""

ORDER_SET = "order of work set"


class Order(StrEnum):
    """Whether a case asks for the examiner's own opinion before the machine's is shown."""

    OPINION_FIRST = "own opinion first"
    FREE = "free"


class Stage(StrEnum):
    """The steps in their order; each is locked before the next one opens."""

    ANALYSIS = "analysis"
    COMPARISON = "comparison"
    EVALUATION = "evaluation"
    MACHINE = "machine"

    @property
    def place(self) -> int:
        """Its place in the order, from 0."""
        return list(Stage).index(self)


class Visibility(StrEnum):
    """How well a component is seen on one photograph."""

    CLEAR = "clear"
    PARTIAL = "partial"
    NOT_VISIBLE = "not visible"
    ARTEFACT = "artefact"


class Rating(StrEnum):
    """What comparing a component on both photographs gave."""

    SIMILAR = "similar"
    DISSIMILAR = "dissimilar"
    INCONCLUSIVE = "inconclusive"
    NOT_COMPARABLE = "not comparable"


class Influence(StrEnum):
    """How far a factor of the image limits what can be seen."""

    NONE = "no limit"
    SOME = "limits"
    SEVERE = "severely limits"
    UNKNOWN = "cannot be judged"


class Stability(StrEnum):
    """Whether a component stays as it is over years."""

    STABLE = "stable"
    CHANGEABLE = "changeable"


class Suitability(StrEnum):
    """Whether a photograph can be compared at all."""

    SUITABLE = "suitable"
    LIMITED = "suitable with limits"
    INSUFFICIENT = "insufficient"


@attrs.frozen
class Question:
    """One thing to be answered in a stage. Without ``choices`` the answer is free text.

    ``subject`` groups questions: a factor, a component, the opinion. ``required`` ones have to be
    answered before the stage is locked; one with ``only_if`` (a field of the same subject, values)
    only while the answer to that field is among the values.
    """

    stage: Stage
    subject: str
    field: str
    choices: tuple[str, ...] = ()
    required: bool = False
    only_if: tuple[str, tuple[str, ...]] | None = None

    @property
    def key(self) -> tuple[Stage, str, str]:
        """What tells questions apart."""
        return self.stage, self.subject, self.field

    def wanted(self, given: Mapping[tuple[Stage, str, str], str]) -> bool:
        """Whether it has to be answered, as the other answers are."""
        if not self.required or self.only_if is None:
            return self.required
        field, values = self.only_if
        return given.get((self.stage, self.subject, field), "") in values


@attrs.frozen
class Entry:
    """One answer as it was given. ``sequence`` is that of its event in the audit trail.

    ``at`` is UTC as the trail has it. ``reason`` is empty before the stage is locked, and says why
    the answer was amended after.
    """

    sequence: int
    stage: Stage
    subject: str
    field: str
    value: str
    at: str
    by: str
    reason: str = ""

    @property
    def key(self) -> tuple[Stage, str, str]:
        """The question that it answers."""
        return self.stage, self.subject, self.field


@attrs.frozen
class Lock:
    """A stage that is done. ``sequence`` is that of its event in the audit trail."""

    stage: Stage
    sequence: int
    at: str
    by: str


@attrs.frozen(kw_only=True)
class Procedure:
    """One person's record of one pair of exhibits, complete with its history.

    ``verifies`` is the number of the record that this one repeats independently; ``informed`` says
    why the verifier was not kept blind to its result, and is empty for a blind one. ``ended`` says
    why the record ended before an opinion (insufficient quality), and is empty otherwise.
    """

    number: int
    questioned: str
    known: str
    person: str
    opened_at: str
    edition: str
    verifies: int | None = None
    informed: str = ""
    ended: str = ""
    entries: tuple[Entry, ...] = ()
    locks: tuple[Lock, ...] = ()

    @property
    def stage(self) -> Stage | None:
        """The stage that is open; ``None`` once the record is closed."""
        if self.ended or len(self.locks) == len(Stage):
            return None
        return tuple(Stage)[len(self.locks)]

    def locked(self, stage: Stage) -> bool:
        """Whether that stage is done, or can never be reached any more."""
        return bool(self.ended) or stage.place < len(self.locks)

    @property
    def unmasked(self) -> bool:
        """Whether score, decision and maps of the pair may be shown to this person."""
        return self.locked(Stage.EVALUATION)

    @property
    def known_revealed(self) -> bool:
        """Whether the known photograph may be shown to this person."""
        return self.locked(Stage.ANALYSIS)

    @property
    def regions_locked(self) -> bool:
        """Whether regions of the pair can only be amended: they are findings of the comparison."""
        return self.locked(Stage.COMPARISON)

    def answers(self) -> Mapping[tuple[Stage, str, str], str]:
        """What is answered now: the last entry of each question."""
        return {entry.key: entry.value for entry in self.entries}

    def answer(self, stage: Stage, subject: str, field: str) -> str:
        """The answer that counts now; empty if there is none."""
        return self.answers().get((stage, subject, field), "")

    def own(self, field: str) -> str:
        """What a field of the opinion said when it was locked; empty until then."""
        lock = next((one.sequence for one in self.locks if one.stage is Stage.EVALUATION), 0)
        given = self.history(Stage.EVALUATION, "opinion", field)
        return next((e.value for e in reversed(given) if e.sequence < lock), "")

    def subjects(self, kind: str) -> tuple[str, ...]:
        """The subjects that begin so and were answered, in the order of their first answer."""
        found = (entry.subject for entry in self.entries if entry.subject.startswith(kind))
        return tuple(dict.fromkeys(found))

    @property
    def own_category(self) -> str:
        """The category of the opinion before the machine's was shown; empty without one."""
        return self.own("category")

    @property
    def outcome(self) -> str:
        """The category of the own opinion; “insufficient” where the record ended before one."""
        return Suitability.INSUFFICIENT.value if self.ended else self.own_category

    @property
    def final_category(self) -> str:
        """The category of the opinion that stands now; empty until the evaluation is locked."""
        if not self.own_category:
            return ""
        changed = self.answer(Stage.MACHINE, "machine", "opinion changed") == "yes"
        after = self.answer(Stage.MACHINE, "machine", "category") if changed else ""
        return after or self.answer(Stage.EVALUATION, "opinion", "category")

    def history(self, stage: Stage, subject: str, field: str) -> tuple[Entry, ...]:
        """Every answer to that question, the first one first."""
        return tuple(entry for entry in self.entries if entry.key == (stage, subject, field))

    def amendments(self) -> tuple[Entry, ...]:
        """The entries that changed something after its stage was locked."""
        return tuple(entry for entry in self.entries if entry.reason)

    def missing(self, questions: tuple[Question, ...]) -> tuple[Question, ...]:
        """The required questions of the open stage that have no answer yet, in their order."""
        given = self.answers()
        return tuple(
            question
            for question in questions
            if question.stage is self.stage
            and question.wanted(given)
            and not given.get(question.key, "").strip()
        )


def in_conflict(current: Procedure, found: Iterable[Procedure]) -> bool:
    """Whether a verifier's locked opinion is another one than the opinion that they verify."""
    first = next((p for p in found if p.number == current.verifies), None)
    return first is not None and current.unmasked and first.outcome != current.outcome
