"""Two faces, one score, and everything worth telling about either side."""

import attrs
import numpy as np
import pytest
import torch

from xfv_desktop.domain.comparison import ComparedFace, Comparison, Decision
from xfv_desktop.domain.errors import FaceTooSmall
from xfv_desktop.domain.evidence import ImageFile
from xfv_desktop.domain.face import STANDARD_TEMPLATE_PX, DetectedFace, FaceBox
from xfv_desktop.engine.comparison import compare, environment, prepared_face
from xfv_desktop.engine.files.images import Photograph
from xfv_desktop.engine.model_files.models import detector_card

from .toys import card, crop, face_network, small_network

CHANNELS = 20


@pytest.fixture
def toy():
    return face_network(small_network(channels=CHANNELS), dimension=CHANNELS)


def side(seed=0, warnings=()):
    image = ImageFile(f"{seed}.png", f"{seed:064x}", 1, "PNG", 112, 112)
    face = DetectedFace(
        box=FaceBox(0, 0, 112, 112), landmarks_px=STANDARD_TEMPLATE_PX, detector_score=0.9
    )
    return ComparedFace(image, face, crop(seed), warnings)


@pytest.mark.parametrize("seed", range(5))
def test_score_of_a_face_with_itself_is_one(toy, seed):
    assert compare(side(seed), side(seed), toy, {}).score == pytest.approx(1, abs=1e-12)


def test_score_is_bitwise_the_same_either_way_round_and_in_range(toy):
    for first in range(4):
        for second in range(4):
            forth = compare(side(first), side(second), toy, {}).score
            assert forth == compare(side(second), side(first), toy, {}).score
            assert -1 <= forth <= 1


def test_score_of_real_faces_is_bitwise_the_same_either_way_round(sface, portrait_crops):
    hopper, collins = (
        attrs.evolve(side(), crop=portrait_crops[name]) for name in ("hopper", "collins")
    )
    score = compare(hopper, collins, sface, {}).score
    assert score == compare(collins, hopper, sface, {}).score
    assert abs(score) < 0.3
    own = compare(hopper, hopper, sface, {}).score
    assert own == pytest.approx(1, abs=1e-6)
    assert own <= 1


def test_score_is_the_cosine_of_the_embeddings(toy):
    first, second = (toy.embed(crop(seed).pixels[None])[0].astype(float) for seed in (1, 2))
    cosine = (first * second).sum() / np.sqrt((first**2).sum() * (second**2).sum())
    assert compare(side(1), side(2), toy, {}).score == pytest.approx(cosine, abs=1e-12)


@pytest.mark.parametrize(
    ("score", "decision"),
    [
        (0.3, Decision.ACCEPT),
        (np.nextafter(0.3, 1), Decision.ACCEPT),
        (np.nextafter(0.3, 0), Decision.REJECT),
        (1.0, Decision.ACCEPT),
        (-1.0, Decision.REJECT),
    ],
)
def test_decision_is_accept_at_or_above_the_threshold(score, decision):
    comparison = Comparison(side(), side(), card(threshold=0.3), score, {}, {})
    assert comparison.threshold == 0.3
    assert comparison.decision is decision


def test_comparison_keeps_both_sides_the_card_and_the_times(toy):
    probe, reference = side(1), side(2)
    comparison = compare(probe, reference, toy, {"loading": 1.5})
    assert (comparison.probe, comparison.reference) == (probe, reference)
    assert comparison.model == toy.card
    assert comparison.timings_s["loading"] == 1.5
    assert comparison.timings_s["embedding"] >= 0


def test_environment_names_what_the_score_depends_on(toy):
    told = environment(toy)
    assert told["device"] == "cpu"
    assert detector_card().sha256 in told["detector"]
    for name in ("XFV Desktop", "Python", "PyTorch", "OpenCV", "NumPy", "operating system"):
        assert told[name].strip()
    assert told["threads"] == str(torch.get_num_threads())
    assert compare(side(), side(), toy, {}).environment == told


@pytest.fixture
def photograph(portraits):
    pixels = portraits["hopper"]
    image = ImageFile("a.png", "0" * 64, 1, "PNG", 512, 600, 1, ("Three frames.",))
    return Photograph(image=image, pixels=pixels)


def test_prepared_face_is_aligned_on_the_template_of_the_network(
    photograph, portrait_faces, portrait_crops, sface
):
    prepared = prepared_face(photograph, [portrait_faces["hopper"]], 0, sface)
    assert prepared.face == portrait_faces["hopper"]
    assert prepared.crop == portrait_crops["hopper"]
    assert prepared.image == photograph.image


def test_remarks_of_the_file_are_among_the_warnings(photograph, portrait_faces, sface):
    prepared = prepared_face(photograph, [portrait_faces["hopper"]], 0, sface)
    assert prepared.warnings == ("Three frames.",)


def test_one_of_several_faces_is_named_by_its_place(photograph, portrait_faces, sface):
    other = attrs.evolve(portrait_faces["hopper"], landmarks_px=np.array(STANDARD_TEMPLATE_PX))
    faces = [other, portrait_faces["hopper"], other]
    prepared = prepared_face(photograph, faces, 1, sface)
    assert prepared.face == portrait_faces["hopper"]
    assert "3 faces; number 2 from the left" in prepared.warnings[-1]


def test_warnings_name_the_side():
    comparison = Comparison(
        side(1, ("Blurred.", "Small.")), side(2, ("Turned.",)), card(), 0.5, {}, {}
    )
    assert comparison.warnings == ("Probe: Blurred.", "Probe: Small.", "Reference: Turned.")


def test_face_that_is_too_small_is_refused_before_it_is_aligned(photograph, sface):
    small = attrs.evolve(side().face, landmarks_px=np.array(STANDARD_TEMPLATE_PX) / 4)
    with pytest.raises(FaceTooSmall, match=r"a\.png"):
        prepared_face(photograph, [small], 0, sface)
