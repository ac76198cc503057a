"""Landmarks corrected on record: what is compared follows them, what was compared does not."""

import numpy as np
import pytest

from xfv_desktop.domain.errors import FaceTooSmall, UserError
from xfv_desktop.domain.landmarks import CORRECTED
from xfv_desktop.domain.procedure import Order
from xfv_desktop.engine.model_files.models import model_card
from xfv_desktop.persistence import audit_log, records
from xfv_desktop.services.cases import casework
from xfv_desktop.services.comparison import examination
from xfv_desktop.services.evidence import landmarks
from xfv_desktop.services.opinion import unmasking

from ..bundle_world import EXAMINER

STEP = np.array([[0.0, 0.0], [4.0, 2.0], [0.0, 0.0], [0.0, 0.0], [-1.25, 0.0]])


def face(case, number="Q1"):
    return records.exhibit(case, number).face


def move(case, number="Q1", step=STEP, reason="the left eye lies beside the pupil"):
    after = face(case, number).landmarks_px + step
    return landmarks.correct_landmarks(case, number, after, person=EXAMINER, reason=reason)


def test_a_face_has_the_landmarks_of_its_last_correction(filled):
    found = face(filled)
    event = move(filled).event
    moved = face(filled)
    assert np.array_equal(moved.landmarks_px, found.landmarks_px + STEP)
    assert np.array_equal(moved.detected_px, found.landmarks_px)
    assert (moved.correction.by, moved.correction.at) == (EXAMINER, event.at)
    assert moved.correction.reason == "the left eye lies beside the pupil"
    assert event.details["before px"] == found.landmarks_px.tolist()
    assert event.details["after px"] == moved.landmarks_px.tolist()
    move(filled, reason="once more")
    assert np.array_equal(face(filled).landmarks_px, found.landmarks_px + 2 * STEP)
    assert np.array_equal(face(filled).detected_px, found.landmarks_px)
    assert face(filled, "K1").correction is None


def test_points_put_back_are_the_detectors_again(filled):
    found = face(filled)
    move(filled)
    landmarks.correct_landmarks(
        filled, "Q1", found.landmarks_px, person=EXAMINER, reason="it was right"
    )
    assert face(filled) == found
    assert len(audit_log.events_of(filled, (CORRECTED,))) == 2


def test_a_new_comparison_follows_and_an_old_one_keeps_its_own(examined):
    """Through the store; what is new stands among the warnings of the comparison."""
    before = casework.load_examination(examined, 1)
    move(examined)
    examination.examine(examined, "Q1", "K1", examiner=EXAMINER)
    old, new = (casework.load_examination(examined, number) for number in (1, 3))
    assert old.comparison.probe == before.comparison.probe
    assert old.questioned.face == before.questioned.face
    assert new.questioned.face.correction == new.comparison.probe.face.correction
    assert new.comparison.probe.face.correction.reason in new.comparison.warnings[0]
    assert new.comparison.score != old.comparison.score
    residual = landmarks.fit(face(examined).landmarks_px, "sface").residual_px
    assert new.comparison.probe.crop.residual_px == residual


@pytest.mark.parametrize(
    ("points", "reason", "kind", "words"),
    [
        (lambda p: p, "why", UserError, "Nothing was moved"),
        (lambda p: p + 1, " ", UserError, "Say why"),
        (lambda p: p - 5000, "why", UserError, "outside"),
        (lambda p: p[:4], "why", UserError, "five"),
        (lambda p: p * np.nan, "why", UserError, "five"),
        (lambda p: p.mean(axis=0) + (p - p.mean(axis=0)) / 50, "why", FaceTooSmall, "between"),
    ],
)
def test_what_is_no_correction_is_refused(filled, points, reason, kind, words):
    after, head = points(face(filled).landmarks_px), audit_log.head(filled)
    with pytest.raises(kind, match=words):
        landmarks.correct_landmarks(filled, "Q1", after, person=EXAMINER, reason=reason)
    assert audit_log.head(filled) == head


def test_a_hidden_photograph_has_no_landmarks_to_move(filled):
    unmasking.set_order(filled, Order.OPINION_FIRST, person=EXAMINER)
    with pytest.raises(UserError, match="not revealed"):
        move(filled, "K1")
    move(filled, "Q1")


def test_the_residual_is_nought_where_the_points_have_the_shape_of_the_template():
    template = model_card("sface").template_px
    turned = template @ np.array([[0.0, 3.0], [-3.0, 0.0]]) + 40
    assert landmarks.fit(turned, "sface").residual_px == pytest.approx(0, abs=1e-9)
    turned[2] += (3.0, 0.0)
    assert 0.35 < landmarks.fit(turned, "sface").residual_px < 5**-0.5  # of one point of five
