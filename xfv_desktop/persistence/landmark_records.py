"""Corrected landmarks, as the audit trail has them."""

from xfv_desktop.domain.landmarks import CORRECTED, Corrections
from xfv_desktop.persistence import audit_log
from xfv_desktop.persistence.border import altered
from xfv_desktop.persistence.case_file import CaseFile


def corrections(case: CaseFile) -> Corrections:
    """All corrections of the case; raises CaseAltered."""
    try:
        return Corrections(audit_log.events_of(case, (CORRECTED,)))
    except (KeyError, TypeError, ValueError) as error:
        raise altered(case.folder, "a correction of landmarks is unreadable") from error
