"""Events that say nothing that the program wrote: whoever reads them is told, and how to go on."""

import pytest

from xfv_desktop.domain import enhancement_record as enhancing
from xfv_desktop.domain import landmarks, notes, particulars, phrases, pool, procedure
from xfv_desktop.domain.drawn_lines import LINES_SET
from xfv_desktop.domain.errors import CaseAltered
from xfv_desktop.domain.likelihood import PROPOSITIONS_NAMED
from xfv_desktop.domain.redrawing import REGIONS_DRAWN
from xfv_desktop.persistence import audit_log, records
from xfv_desktop.services.cases import likelihood
from xfv_desktop.services.evidence import annotation, enhancement
from xfv_desktop.services.evidence.drawn_lines import lines_of
from xfv_desktop.services.opinion import notes as note_service
from xfv_desktop.services.opinion import particulars as particulars_service
from xfv_desktop.services.opinion import phrases as phrase_service
from xfv_desktop.services.opinion import procedure as procedure_service
from xfv_desktop.services.opinion import unmasking


@pytest.mark.parametrize(
    ("action", "read", "what"),
    [
        (notes.TAKEN, note_service.notes, "a note"),
        (procedure.ORDER_SET, unmasking.order, "an order of work"),
        (procedure.OPENED, procedure_service.procedures, "an event of a procedure"),
        (particulars.RECORDED, particulars_service.particulars, "particulars of a report"),
        (enhancing.ENHANCED, enhancement.set_chains, "an enhancement"),
        (REGIONS_DRAWN, lambda case: annotation.drawn(case, 1), "an edit of regions"),
        (pool.POOLED, likelihood.pools, "a pool"),
        (PROPOSITIONS_NAMED, likelihood.frame, "propositions"),
        (phrases.OVERRIDDEN, lambda case: phrase_service.flagged(case, ()), "let stand"),
        (LINES_SET, lambda case: lines_of(case, "Q1", "K1", "A. Examiner"), "lines over a pair"),
        (landmarks.CORRECTED, records.exhibits, "a correction of landmarks"),
    ],
)
@pytest.mark.parametrize("details", [{}, {"particulars": 1}])
def test_an_event_that_cannot_be_read_is_named(filled, action, read, what, details):
    with filled.transaction():
        audit_log.append(filled, actor="A. Examiner", action=action, details=details)
    with pytest.raises(CaseAltered, match=rf"{what} that cannot be read .* from a backup"):
        read(filled)
