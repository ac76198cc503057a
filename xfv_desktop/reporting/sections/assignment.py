"""Sections 6 and 7: what was asked and known, and which propositions are weighed."""

from reportlab.platypus import Flowable, Spacer

from xfv_desktop.domain.likelihood import LikelihoodRatio
from xfv_desktop.reporting.document import ReportDocument
from xfv_desktop.reporting.typesetting import typography as ty
from xfv_desktop.reporting.typesetting.tables import Cell, facts
from xfv_desktop.reporting.typesetting.wording import Wording

ASKED = ("instructions", "question", "information_given", "information_withheld")
PROPOSED = ("proposition_hp", "proposition_hd", "population")


def instructions(document: ReportDocument, width: float) -> list[Flowable]:
    """The order, the question, and the management of context."""
    return [facts([document.said(field) for field in ASKED], width)]


def propositions(document: ReportDocument, width: float) -> list[Flowable]:
    """Hp, Hd and the population: those named with a calibration, else the examiner's own."""
    words, named, found = document.words, document.naming, document.evaluation
    text, rows = words["propositions"], list[tuple[str, Cell | str]]()
    of = found.propositions if isinstance(found, LikelihoodRatio) else document.propositions
    if of is not None:
        names = (words["particulars"][field] for field in PROPOSED)
        said = [_proposed(words, one) for one in (of.hp, of.hd)]
        rows += zip(names, (*said, words.said(of.population)), strict=True)
    elif any(document.particulars.text(field) for field in PROPOSED):
        rows += [document.said(field) for field in PROPOSED]
    if not rows:
        return [ty.paragraph(text["none"], ty.BODY)]
    parts: list[Flowable] = [facts(rows, width), Spacer(0, 3)]
    if named is not None and of is not None:
        how = text["named"].format(
            sequence=named.sequence, at=words.moment(named.at), by=named.by,
            when=text["before" if named.before else "after"],
        )  # fmt: skip
        parts.append(ty.paragraph(how, ty.SMALL))
    return [*parts, ty.paragraph(text["reading"], ty.SMALL)]


def _proposed(words: Wording, text: str) -> str:
    """A proposition; that of a shipped calibration, whose translation is a clause, made a whole."""
    said = words.said(text)
    return said if said == text else str(words["propositions"]["clause"].format(text=said))
