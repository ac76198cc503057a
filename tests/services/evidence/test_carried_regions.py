"""Regions put on the other photograph: through both crops, or before by the landmarks."""

import attrs
import numpy as np
import pytest

from xfv_desktop.domain.annotation import Region, RegionKind
from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.face import DetectedFace, FaceBox
from xfv_desktop.services.cases import casework
from xfv_desktop.services.evidence import annotation

LANDMARKS = np.array([[30.0, 40.0], [70.0, 40.0], [50.0, 60.0], [35.0, 80.0], [65.0, 80.0]])
ANGLE, SCALE, SHIFT = 0.4, 1.5, np.array([12.0, -5.0])
TURN = SCALE * np.array([[np.cos(ANGLE), -np.sin(ANGLE)], [np.sin(ANGLE), np.cos(ANGLE)]])


def there(points):
    """The known similarity from the questioned photograph to the known one."""
    return np.asarray(points) @ TURN.T + SHIFT


def face(landmarks):
    box = FaceBox(0, 0, 100, 100)
    return DetectedFace(box=box, landmarks_px=landmarks, detector_score=0.9)


FACES = {Side.PROBE: face(LANDMARKS), Side.REFERENCE: face(there(LANDMARKS))}


def region(kind, points):
    return Region(number=1, kind=kind, points_px=np.array(points, float))


@pytest.mark.parametrize("kind", [RegionKind.POLYGON, RegionKind.LINE])
def test_vertices_follow_the_similarity_of_the_landmarks(kind):
    shape = region(kind, [[10, 20], [40, 25], [30, 60]])
    moved = annotation.carried(shape, Side.PROBE, FACES)
    np.testing.assert_allclose(moved, there(shape.points_px), atol=1e-9)
    back = annotation.carried(attrs.evolve(shape, points_px=moved), Side.REFERENCE, FACES)
    np.testing.assert_allclose(back, shape.points_px, atol=1e-9)


@pytest.mark.parametrize("kind", [RegionKind.RECTANGLE, RegionKind.ELLIPSE])
def test_a_box_stays_upright_in_its_middle_and_size(kind):
    shape = region(kind, [[10, 20], [40, 60]])
    moved = annotation.carried(shape, Side.PROBE, FACES)
    np.testing.assert_allclose(moved.mean(axis=0), there([25, 40]), atol=1e-9)
    np.testing.assert_allclose(np.ptp(moved, axis=0), [45, 60], atol=1e-9)


def test_an_examination_carries_through_its_crops(examined):
    """Source, crop, partner's source; and back to where it was."""
    examination = casework.load_examination(examined, 2)
    crops = examination.comparison.probe.crop, examination.comparison.reference.crop
    shape = region(RegionKind.POLYGON, crops[0].outline_px)
    moved = annotation.carried(shape, Side.PROBE, {}, examination)
    np.testing.assert_allclose(moved, crops[1].outline_px, atol=1e-6)
