"""Lines over a pair, kept for whoever drew them."""

from xfv_desktop.domain.drawn_lines import LINES_SET, Lines, details_of, set_lines
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.evidence import Role
from xfv_desktop.domain.explanation import Side
from xfv_desktop.persistence import audit_log
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.services.cases.casework import Changes, exhibit_as
from xfv_desktop.services.cases.people import acting
from xfv_desktop.services.opinion.unmasking import refuse_unrevealed


def lines_of(case: CaseFile, questioned: str, known: str, person: str) -> Lines:
    """A person's lines over a pair; raises CaseAltered."""
    found = audit_log.folded(case, (LINES_SET,), set_lines, "lines over a pair")
    return found.get((person, questioned, known), ())


def keep_lines(
    case: CaseFile, questioned: str, known: str, lines: Lines, *, person: str
) -> Changes:
    """From now on these are the person's lines over the pair.

    Raises UserError (they are so already, one lies on a photograph that is hidden from the person
    still) or NotInCase.
    """
    who = acting(case, person)
    exhibit_as(case, questioned, Role.QUESTIONED)
    exhibit_as(case, known, Role.KNOWN)
    if any(line.side is Side.REFERENCE for line in lines):
        refuse_unrevealed(case, who, (known,))
    details = details_of(questioned, known, lines)
    if details == details_of(questioned, known, lines_of(case, questioned, known, who)):
        raise UserError("Nothing has changed: these are the lines that are on record.")
    with case.transaction():
        event = audit_log.append(case, actor=who, action=LINES_SET, details=details)
    return Changes(frozenset({"lines"}), (questioned, known), event)
