"""A case is what its audit trail says, or the first difference is named."""

import shutil

import pytest
from PIL import Image

from xfv_desktop.services.cases import casework
from xfv_desktop.services.comparison.examination import ChosenFace, compare_faces
from xfv_desktop.services.evidence import intake

from ...tampering import fault_of, forged


@pytest.fixture
def sealed(tmp_path, examined_folder):
    """The folder of a case that was checked as sound and that nobody has open."""
    folder = shutil.copytree(examined_folder, tmp_path / examined_folder.name)
    assert fault_of(folder) is None
    return folder


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ('UPDATE "case" SET demonstration = 1', "mark as a demonstration"),
        ("UPDATE \"case\" SET title = 'Other'", "title of the case"),
        ("UPDATE exhibits SET source = 'Police' WHERE number = 'Q1'", "source of exhibit Q1"),
        ("UPDATE exhibits SET label = 'Other' WHERE number = 'K1'", "label of exhibit K1"),
        ("UPDATE examinations SET score = 0.99 WHERE number = 2", "score of examination 2"),
        ("UPDATE examinations SET threshold = 0.1 WHERE number = 2", "threshold of examination"),
        ("DELETE FROM audit WHERE sequence = 6", "the trail holds|missing|holds 2 rows"),
    ],
)
def test_a_forged_row_is_found_and_named(sealed, statement, words):
    forged(sealed, statement)
    fault = fault_of(sealed)
    assert fault is not None
    assert any(part.lower() in fault.lower() for part in words.split("|"))


def test_an_altered_original_is_found(sealed):
    with casework.open_case(sealed, writable=False) as case:
        sha256 = casework.overview(case).exhibits[0].image.sha256
    path = sealed / "files" / sha256[:2] / sha256
    path.chmod(0o600)
    path.write_bytes(path.read_bytes() + b"x")
    assert "audit event 2" in fault_of(sealed)


def test_a_report_that_the_case_does_not_know_is_found(sealed):
    (sealed / "reports" / "stray.pdf").write_bytes(b"%PDF-")
    assert "stray.pdf" in fault_of(sealed)


def test_the_same_file_on_both_sides_is_said(examined):
    stored = casework.load_examination(examined, 1)
    assert all("Both sides are the same file" in w for w in stored.comparison.warnings)


def test_two_faces_of_one_photograph_are_not_said_to_be_one(tmp_path, portraits):
    both = Image.new("RGB", (800, 400))
    for index, path in enumerate(portraits):
        both.paste(Image.open(path).convert("RGB").resize((400, 400)), (400 * index, 0))
    both.save(tmp_path / "both.png")
    found = intake.inspect(tmp_path / "both.png")
    sides = [ChosenFace(found.photograph, found.faces, index) for index in (0, 1)]
    compared, _ = compare_faces(*sides, model="sface", explainer="control-gaussian", device="cpu")
    assert compared.score < compared.threshold
    assert "Both sides are pictures of one and the same file" in compared.warnings[-1]
