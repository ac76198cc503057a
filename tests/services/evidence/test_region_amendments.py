"""What was changed of regions after the lock is told, old and new; what came before it is not."""

import attrs
import numpy as np
import pytest

from tests.opinions import locked
from tests.reporting.reading import page_texts
from xfv_desktop.domain.annotation import AnnotationSet, RegionKind
from xfv_desktop.domain.casework import Examiner
from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.procedure import Stage
from xfv_desktop.domain.report import Edition
from xfv_desktop.reporting.pdf.layout import render
from xfv_desktop.services.cases import casework
from xfv_desktop.services.comparison import examination
from xfv_desktop.services.evidence import annotation
from xfv_desktop.services.evidence.region_amendments import region_amendments
from xfv_desktop.services.opinion import procedure
from xfv_desktop.services.reports.report_document import report_document

from ..bundle_world import EXAMINER

CORNERS = np.array([(20.0, 20.0), (60.0, 50.0)])


def box(drawn, shift=0.0, label=""):
    return drawn.added(RegionKind.RECTANGLE, CORNERS + shift, label)


@pytest.fixture
def opinion(examined):
    """The examined case with one region that was drawn before the comparison was locked."""
    procedure.open_procedure(examined, "Q1", "K1", person=EXAMINER)
    annotation.annotate(
        examined, 1, Side.PROBE, box(AnnotationSet(), label="scar"), examiner=EXAMINER, what="drawn"
    )
    locked(examined, 1, EXAMINER, Stage.COMPARISON)
    return examined


def amended(case, side, regions, reason):
    annotation.annotate(case, 1, side, regions, examiner=EXAMINER, what="edited", reason=reason)


def of_first(case):
    return region_amendments(case, casework.load_examination(case, 1))


def test_what_was_drawn_before_the_lock_is_no_amendment(examined, opinion):
    assert of_first(opinion) == ()


def test_every_change_is_kept_as_it_was_and_as_it_became(opinion):
    drawn = casework.load_examination(opinion, 1).probe_regions
    moved = box(AnnotationSet(), 7.0, "mole")
    amended(opinion, Side.PROBE, moved, "seen on paper")
    hidden = attrs.evolve(moved, regions=tuple(attrs.evolve(r, visible=False) for r in moved))
    amended(opinion, Side.PROBE, hidden, "only shown otherwise")
    amended(opinion, Side.REFERENCE, box(AnnotationSet(), 3.0), "overlooked")
    amended(opinion, Side.PROBE, AnnotationSet(), "an artefact")
    change, added, removed = of_first(opinion)
    (before,), (after,) = drawn, moved
    assert (change.side, change.before, change.after) == (Side.PROBE, before, after)
    assert (change.reason, change.by) == ("seen on paper", EXAMINER)
    assert (added.before, added.after.number, added.reason) == (None, 1, "overlooked")
    assert (removed.before.label, removed.after) == ("mole", None)
    trail = {event.sequence: event for event in casework.audit_trail(opinion)}
    assert all(trail[one.sequence].at == one.at for one in (change, added, removed))
    assert region_amendments(opinion, casework.load_examination(opinion, 2)) == ()


def test_what_was_drawn_of_the_opinion_before_the_examination_counts(filled):
    procedure.open_procedure(filled, "Q1", "K1", person=EXAMINER)
    first = box(AnnotationSet(), label="scar")
    annotation.draw(filled, 1, Side.PROBE, first, person=EXAMINER, what="drawn")
    locked(filled, 1, EXAMINER, Stage.COMPARISON)
    annotation.draw(
        filled, 1, Side.PROBE, AnnotationSet(), person=EXAMINER, what="removed", reason="a shadow"
    )
    examination.examine(filled, "Q1", "K1", examiner=EXAMINER)
    annotation.draw(
        filled, 1, Side.PROBE, first, person=EXAMINER, what="again", reason="of no examination"
    )
    (one,) = of_first(filled)
    assert (one.before.label, one.after, one.reason) == ("scar", None, "a shadow")


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ("Regions changed after the comparison was locked", "1 on Q1", "“scar”", "“mole”",
                "rectangle, 40 × 30 pixels at x 27, y 27", "not there",
                "after the comparison was locked: 2 (section 14)")),
        ("de", ("Regionen, die nach dem Festlegen des Vergleichs geändert wurden", "1 auf Q1",
                "„scar“", "Rechteck, 40 × 30 Pixel bei x 27, y 27", "nicht vorhanden",
                "geänderte Regionen: 2 (Abschnitt 14)")),
    ],
)  # fmt: skip
def test_a_report_tells_them_in_its_language(opinion, language, told):
    amended(opinion, Side.PROBE, box(AnnotationSet(), 7.0, "mole"), "seen on paper")
    amended(opinion, Side.REFERENCE, box(AnnotationSet(), 3.0), "overlooked")
    stored = casework.load_examination(opinion, 1)
    document = report_document(
        opinion, stored, Examiner(EXAMINER), stored.examined_at, edition=Edition(language=language)
    )
    text = " ".join(" ".join(page_texts(render(document).pdf)).split())
    for words in (*told, "seen on paper", "overlooked"):
        assert words in text
