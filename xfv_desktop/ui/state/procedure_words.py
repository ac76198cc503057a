"""What the panel of the own opinion says where."""

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from xfv_desktop.domain.procedure import Order, Procedure, Question, Stage
from xfv_desktop.services.opinion import procedure_forms as forms
from xfv_desktop.ui.elements.language import said, tr

if TYPE_CHECKING:
    from xfv_desktop.ui.state.desk import Desk

NOT_ANSWERED = tr("not answered")
STEPS = {
    Stage.ANALYSIS: tr("Look at the questioned photograph alone. The known one stays hidden."),
    Stage.COMPARISON: tr("Both photographs, component by component."),
    Stage.EVALUATION: tr("Your own opinion, with its reasons and its limits."),
    Stage.MACHINE: tr("Compare, look at score and maps. Does that change your opinion?"),
}


def invitation(desk: "Desk") -> tuple[str, bool]:
    """What can be begun with the pair on the desk, and whether it can be begun now."""
    if desk.pair is None:
        return tr(
            "An opinion is about one questioned and one known photograph: lay both out."
        ), False
    questioned, known = desk.pair
    first = (
        tr(
            "In this case your own opinion comes first: score, decision and maps stay hidden until "
            "your evaluation is locked."
        )
        if desk.standing.order is Order.OPINION_FIRST
        else tr("The order of work is free in this case; an opinion of your own can be recorded.")
    )
    words = tr(
        "You have no opinion of {questioned} and {known} on record yet.\n\n{first}\n\nAnalysis: "
        "{questioned} alone. Comparison: {known} is revealed. Evaluation: what you "
        "conclude. Only then the machine."
    ).format(questioned=questioned, known=known, first=first)
    if (waiting := desk.verifiable) is not None:
        verified = tr(
            "{person} has locked an opinion of this pair. Whoever verifies it goes the same way "
            "without seeing its result; an opinion of your own besides verifies nothing."
        )
        words = f"{words}\n\n{verified.format(person=waiting.person)}"
    return words, True


def about(subject: str) -> str:
    """What belongs to a factor or a component."""
    for factor in forms.factors():
        if factor.subject == subject:
            return said(factor.about)
    for group in forms.component_groups():
        if group.subject == subject:
            return " · ".join(map(said, group.characteristics))
    return {
        forms.PHOTOGRAPH: tr("The photograph as a whole, and what you note while you work."),
        forms.OPINION: tr("Words without numbers; the report prints the whole scale."),
        forms.MACHINE: tr("Score, decision and maps can be seen now."),
        forms.AGREEMENT: tr("The opinions differ: how it was resolved stands in the report."),
    }.get(subject, "")


def title_of(subject: str) -> str:
    """A subject as a heading: without the kind that its key begins with."""
    for factor in forms.factors():
        if factor.subject == subject:
            return said(factor.name)
    for group in forms.component_groups():
        if group.subject == subject:
            return f"{group.number}   {said(group.name)}"
    return {
        forms.PHOTOGRAPH: tr("The photograph as a whole"),
        forms.OPINION: tr("Your opinion"),
        forms.MACHINE: tr("After score and maps"),
        forms.AGREEMENT: tr("Two opinions"),
    }.get(subject, subject)


def before(procedure: Procedure, stage: Stage, subject: str, others: Sequence[Procedure]) -> str:
    """What the record holds already of what is asked now; empty without any.

    Of a component that is compared what the analysis says; of two opinions both of them.
    """
    if subject == forms.AGREEMENT:
        both = [one for one in others if one.number in (procedure.verifies, procedure.number)]
        told = [(one.person, one.outcome) for one in both]
        named = tr("{person}: {opinion}")
        return "\n".join(
            named.format(person=person, opinion=said(forms.opinion(category).name))
            for person, category in told
        )
    if stage is not Stage.COMPARISON:
        return ""
    seen = said(procedure.answer(Stage.ANALYSIS, subject, forms.SEEN[Stage.ANALYSIS]))
    described = procedure.answer(Stage.ANALYSIS, subject, forms.DESCRIBED[Stage.ANALYSIS])
    words = " · ".join(value for value in (seen, described) if value)
    shown = tr("{exhibit}: {words}").format(exhibit=procedure.questioned, words=words)
    return shown if words else ""


def closing(procedure: Procedure, stage: Stage, open_questions: int, wrong: Collection[str]) -> str:
    """What the stage is for, or what keeps it from being locked, or that it is over.

    ``wrong``: subjects whose answers contradict each other.
    """
    if procedure.ended:
        return tr("Ended: insufficient quality. {ended}").format(ended=procedure.ended)
    if procedure.locked(stage):
        return tr(
            "The {stage} is locked. What you change now is an amendment and needs a reason."
        ).format(stage=said(stage))
    if open_questions:
        missing = tr("1 answer is missing.")
        if open_questions > 1:
            missing = tr("{count} answers are missing.").format(count=open_questions)
        return f"{STEPS[stage]} {missing}"
    if wrong:
        marked = ", ".join(title_of(subject) for subject in sorted(wrong))
        return tr("Answers contradict each other: {subjects}.").format(subjects=marked)
    return tr("{steps} Everything is answered: the {stage} can be locked.").format(
        steps=STEPS[stage], stage=said(stage)
    )


def summary(
    asked: tuple[Question, ...], answers: Mapping[tuple[Stage, str, str], str], subject: str
) -> str:
    """The answers about a subject in one line; empty where there is none."""
    given = [answers.get(q.key, "") for q in asked if q.subject == subject]
    return " · ".join(said(forms.opinion(value).name) for value in given if value).replace(
        "\n", " "
    )
