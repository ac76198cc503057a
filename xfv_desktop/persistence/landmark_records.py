"""Corrected landmarks, as the audit trail has them."""

from xfv_desktop.domain.landmarks import CORRECTED, Corrections
from xfv_desktop.persistence import audit_log
from xfv_desktop.persistence.case_file import CaseFile


def corrections(case: CaseFile) -> Corrections:
    """All corrections of the case; raises CaseAltered."""
    return audit_log.folded(case, (CORRECTED,), Corrections, "a correction of landmarks")
