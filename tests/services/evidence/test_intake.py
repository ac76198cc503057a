"""From a file to an exhibit."""

import hashlib
import os
from datetime import datetime, timedelta

import numpy as np
import pytest
from PIL import Image

from xfv_desktop.domain.errors import (
    NoFaceFound,
    SeveralFacesFound,
    UnreadableImage,
    UserError,
)
from xfv_desktop.domain.evidence import Role
from xfv_desktop.domain.procedure import Order
from xfv_desktop.services.cases import casework
from xfv_desktop.services.evidence import intake
from xfv_desktop.services.opinion import unmasking

from ..conftest import EXAMINER


@pytest.fixture
def side_by_side(tmp_path, portraits):
    """Both portraits in one picture, faces of like size."""
    pictures = [Image.open(path).convert("RGB").resize((400, 400)) for path in portraits]
    joined = Image.new("RGB", (800, 400))
    for index, picture in enumerate(pictures):
        joined.paste(picture, (400 * index, 0))
    path = tmp_path / "two.png"
    joined.save(path)
    return path


def test_the_bytes_of_the_file_are_hashed_and_stored_as_they_came(case, portraits):
    data = portraits[0].read_bytes()
    inspection = intake.inspect(portraits[0])
    intake.add_exhibit(case, inspection, role=Role.KNOWN, examiner=EXAMINER)
    (exhibit,) = casework.overview(case).exhibits
    assert exhibit.image.sha256 == hashlib.sha256(data).hexdigest()
    stored = case.folder / "files" / exhibit.image.sha256[:2] / exhibit.image.sha256
    assert stored.read_bytes() == data


def test_an_exhibit_gives_back_the_pixels_that_were_inspected(case, portraits):
    inspection = intake.inspect(portraits[1])
    intake.add_exhibit(case, inspection, role=Role.KNOWN, examiner=EXAMINER)
    (exhibit,) = casework.overview(case).exhibits
    assert np.array_equal(intake.photograph(case, exhibit), inspection.pixels)


def test_exhibits_are_numbered_by_role(filled):
    assert [e.number for e in casework.overview(filled).exhibits] == ["Q1", "K1", "K2"]


def test_the_log_says_that_the_same_bytes_came_before(filled):
    added = [e for e in casework.audit_trail(filled) if e.action == "exhibit added"]
    assert [e.details["same bytes as"] for e in added] == [[], ["Q1"], []]


def test_two_faces_of_like_size_are_refused_until_one_is_chosen(case, side_by_side):
    inspection = intake.inspect(side_by_side)
    with pytest.raises(SeveralFacesFound, match="shows 2 faces") as caught:
        intake.add_exhibit(case, inspection, role=Role.QUESTIONED, examiner=EXAMINER)
    assert caught.value.count == 2
    assert not casework.overview(case).exhibits
    intake.add_exhibit(case, inspection, role=Role.QUESTIONED, examiner=EXAMINER, face_index=1)
    (exhibit,) = casework.overview(case).exhibits
    assert exhibit.face.box.x > 400


def test_a_face_twice_as_large_as_the_others_is_meant(tmp_path, portraits):
    pictures = [Image.open(path).convert("RGB").resize((400, 400)) for path in portraits]
    joined = Image.new("RGB", (600, 400))
    joined.paste(pictures[0], (0, 0))
    joined.paste(pictures[1].resize((130, 130)), (450, 100))
    joined.save(tmp_path / "dominant.png")
    inspection = intake.inspect(tmp_path / "dominant.png")
    assert (len(inspection.faces), inspection.chosen()) == (2, 0)


def test_a_face_that_is_not_there_cannot_be_chosen(side_by_side):
    with pytest.raises(UserError, match="has no face 3: choose 1 to 2"):
        intake.inspect(side_by_side).chosen(2)


def test_choosing_another_face_is_logged_with_the_one_before(case, side_by_side):
    inspection = intake.inspect(side_by_side)
    intake.add_exhibit(case, inspection, role=Role.KNOWN, examiner=EXAMINER, face_index=0)
    changes = intake.choose_face(case, "K1", 1, examiner=EXAMINER)
    assert changes.event.facts == {"exhibit": "K1", "face": 2, "before": 1}
    assert casework.overview(case).exhibits[0].face_index == 1


def test_a_photograph_that_is_hidden_still_has_no_face_to_choose(case, side_by_side):
    inspection = intake.inspect(side_by_side)
    for role in (Role.QUESTIONED, Role.KNOWN):
        intake.add_exhibit(case, inspection, role=role, examiner=EXAMINER, face_index=0)
    unmasking.set_order(case, Order.OPINION_FIRST, person=EXAMINER)
    with pytest.raises(UserError, match="not revealed"):
        intake.choose_face(case, "K1", 1, examiner=EXAMINER)
    intake.choose_face(case, "Q1", 1, examiner=EXAMINER)


def test_central_face_is_the_one_nearest_to_the_middle(side_by_side):
    faces = intake.inspect(side_by_side).faces
    assert intake.central_face(faces, 500, 400) == 0
    assert intake.central_face(faces, 1100, 400) == 1


@pytest.mark.parametrize(
    ("make", "error", "words"),
    [
        (lambda p: p.write_bytes(b""), UnreadableImage, "is empty"),
        (lambda p: p.write_text("no picture"), UnreadableImage, "not a photograph"),
        (lambda p: Image.new("RGB", (300, 300), "grey").save(p, "PNG"), NoFaceFound, "No face"),
        (lambda p: None, UnreadableImage, "cannot be read"),
        (lambda p: p.mkdir(), UnreadableImage, "cannot be read"),
        pytest.param(
            lambda p: os.mkfifo(p),
            UnreadableImage,
            "a device or a pipe",
            marks=pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files here"),
        ),
    ],
    ids=["empty", "text", "no face", "missing", "folder", "pipe"],
)
def test_a_file_that_cannot_serve_is_refused_in_one_sentence(tmp_path, make, error, words):
    path = tmp_path / "odd name äöü 嫌疑人.png"
    make(path)
    with pytest.raises(error, match=words) as caught:
        intake.inspect(path)
    assert path.name in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_photograph_was_received_before_it_came_in(case, portraits):
    later = datetime.now().astimezone() + timedelta(days=1)
    with pytest.raises(UserError, match="at a time that has passed"):
        intake.add_exhibit(
            case, intake.inspect(portraits[0]), role=Role.KNOWN, examiner=EXAMINER,
            received_at=later,
        )  # fmt: skip
    assert not casework.overview(case).exhibits


def test_nothing_is_written_anonymously(case, portraits):
    with pytest.raises(UserError, match="name of the examiner"):
        intake.add_exhibit(case, intake.inspect(portraits[0]), role=Role.KNOWN, examiner="  ")
    assert not casework.overview(case).exhibits
