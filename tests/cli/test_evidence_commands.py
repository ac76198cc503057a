"""Taking in files on the command line, and what they say of themselves."""

import json
import shutil

import cv2
import pytest

from tests.cli.test_commands import COLLINS, HOPPER, facts, run


@pytest.fixture
def folder(tmp_path):
    run("case", "new", tmp_path / "robbery", "--examiner", "A. Examiner")
    return tmp_path / "robbery.xfv"


def test_everything_that_is_said_at_intake_is_listed(folder):
    found = facts(
        "case", "add", folder, HOPPER, "--role", "known", "--subject", "G. H.",
        "--received-from", "Archive", "--received-at", "2021-03-01T14:05+01:00", "--digest", "md5",
    )  # fmt: skip
    (exhibit,) = found["exhibits"]
    assert exhibit["subject"] == "G. H."
    assert exhibit["received_from"] == "Archive"
    assert exhibit["received_at"].startswith("2021-03-01T")
    assert list(exhibit["further_hashes"]) == ["MD5"]
    assert found["refused"] == []


def test_one_refused_file_does_not_keep_the_others_out(folder, tmp_path):
    (tmp_path / "empty.jpg").touch()
    result = run(
        "case", "add", folder, HOPPER, tmp_path / "empty.jpg", COLLINS, "--role", "known", status=2
    )
    assert "1 of 3 files were not added.\n    “empty.jpg” is empty" in result.output
    listed = facts("case", "show", folder)
    assert [e["number"] for e in listed["exhibits"]] == ["K1", "K2"]


def test_the_same_bytes_twice_are_pointed_out(folder):
    run("case", "add", folder, HOPPER, "--role", "known")
    output = run("case", "add", folder, HOPPER, "--role", "questioned").output
    assert "The same file is in the case as K1." in output


def test_what_weakens_a_comparison_of_the_face_is_said_at_intake(folder, tmp_path):
    """Turned, tiny and blurred: what a comparison would warn of; nothing of a sound portrait."""
    portrait = cv2.imread(HOPPER)
    cv2.imwrite(str(tmp_path / "turned.png"), cv2.rotate(portrait, cv2.ROTATE_180))
    cv2.imwrite(str(tmp_path / "blurred.png"), cv2.GaussianBlur(portrait, (0, 0), 15))
    names = [HOPPER, tmp_path / "turned.png", tmp_path / "blurred.png"]
    found = facts("case", "add", folder, *names, "--role", "known")["exhibits"]
    sound, turned, blurred = (exhibit["warnings"] for exhibit in found)
    assert sound == []
    assert "does not stand upright" in " ".join(turned)
    assert "is blurred" in " ".join(blurred)
    shown = run("case", "add", folder, names[1], "--role", "known").output
    assert "    The face does not stand upright: the picture was turned by 180°" in shown


def test_a_folder_gives_its_photographs(folder, tmp_path):
    inside = tmp_path / "stick" / "deep"
    inside.mkdir(parents=True)
    shutil.copy(HOPPER, inside / "a.jpg")
    (tmp_path / "stick" / "notes.txt").write_text("x")
    result = run("case", "add", folder, tmp_path / "stick", "--role", "known")
    assert "K1" in result.output
    assert "1 files in the folders are no photographs." in result.output
    empty = tmp_path / "empty"
    empty.mkdir()
    result = run("case", "add", folder, empty, "--role", "known", status=2)
    assert "hold no photographs" in result.output


@pytest.mark.parametrize("which", [("--frame", "3"), ("--time", "0.09")], ids=" ".join)
def test_a_still_from_a_video(folder, tmp_path, which):
    portrait = cv2.resize(cv2.imread(HOPPER), (256, 300))
    path = tmp_path / "a.avi"
    writer = cv2.VideoWriter(
        str(path), cv2.CAP_FFMPEG, cv2.VideoWriter_fourcc(*"MJPG"), 25, (256, 300)
    )
    for _ in range(5):
        writer.write(portrait)
    writer.release()
    (exhibit,) = facts("case", "add", folder, path, "--role", "known", *which)["exhibits"]
    assert exhibit["picture"] == "frame 3, at 0.080 s"


def test_a_time_that_is_none_is_said(folder):
    result = run(
        "case", "add", folder, HOPPER, "--role", "known", "--received-at", "noon", status=2
    )
    assert "“noon” is no time such as 2026-03-01T14:05" in result.output


def test_metadata_as_lines_and_as_json(folder):
    run("case", "add", folder, HOPPER, "--role", "known")
    lines = run("case", "metadata", folder, "K1").output
    assert "JPEG quantisation tables" in lines
    found = json.loads(run("case", "metadata", folder, "K1", "--json").stdout)["metadata"]
    assert {"group": "Container", "name": "format", "value": "JPEG"} in found
    assert "holds no exhibit K2" in run("case", "metadata", folder, "K2", status=2).output


def test_reproduce_says_of_each_result_whether_it_holds(folder):
    run("case", "add", folder, HOPPER, "--role", "known")
    output = run("case", "reproduce", folder).output
    assert "picture of K1  bit-equal, largest difference 0 grey levels (allowed 0)" in output
    found = facts("case", "reproduce", folder)
    assert found["reproduced"] is True
    assert found["results"][0]["recipe"]["steps"][0]["operation"] == "decode"
    (stored,) = (folder / "files").glob("*/*")
    stored.chmod(0o600)
    stored.write_bytes(b"other")
    output = run("case", "reproduce", folder, status=1).output
    assert "picture of K1  not possible: " in output
    assert "was altered" in output


def test_reproduce_of_an_empty_case(folder):
    assert "holds nothing" in run("case", "reproduce", folder).output


@pytest.mark.parametrize(
    ("folder_name", "told"),
    [("", "no file or folder is named"), (".", "Name the folder"), ("..", "Name the folder")],
)
def test_a_case_without_a_name_is_not_made_beside_the_folder(
    tmp_path, monkeypatch, folder_name, told
):
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert told in run("case", "new", folder_name, "--examiner", "A", status=2).output
    assert [one.name for one in tmp_path.iterdir()] == ["here"]
