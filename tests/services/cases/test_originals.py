"""Originals of every kind: stills from videos, pages, the clipboard, and what is said of them."""

import hashlib
from datetime import UTC, datetime, timedelta, timezone

import cv2
import numpy as np
import pytest
from PIL import Image

from xfv_desktop.domain.errors import CaseAltered, NoFaceFound, UnreadableImage, UserError
from xfv_desktop.domain.evidence import Role, Way
from xfv_desktop.services.cases import casework, checking, custody, originals
from xfv_desktop.services.evidence import intake
from xfv_desktop.services.evidence.metadata import metadata

from ..conftest import EXAMINER


@pytest.fixture(scope="module")
def video(tmp_path_factory, portrait_paths):
    """40 frames of black, then of a portrait that moves to the right by 2 px in each."""
    portrait = cv2.resize(cv2.imread(str(portrait_paths["hopper"])), (256, 300))
    path = tmp_path_factory.mktemp("video") / "camera 3.avi"
    writer = cv2.VideoWriter(
        str(path), cv2.CAP_FFMPEG, cv2.VideoWriter_fourcc(*"MJPG"), 25, (400, 300)
    )
    for index in range(60):
        frame = np.zeros((300, 400, 3), np.uint8)
        if index >= 40:
            left = 2 * (index - 40)
            frame[:, left : left + 256] = portrait
        writer.write(frame)
    writer.release()
    return path


def test_a_still_from_a_video_keeps_the_video_as_its_original(case, video):
    inspection = intake.inspect(video, 50)
    intake.add_exhibit(case, inspection, role=Role.QUESTIONED, examiner=EXAMINER)
    (exhibit,) = casework.overview(case).exhibits
    image = exhibit.image
    assert image.sha256 == hashlib.sha256(video.read_bytes()).hexdigest()
    assert (image.format, image.frame.index, image.frame.codec) == ("AVI", 50, "MJPG")
    assert image.frame.time_s == pytest.approx(2.0)
    stored = case.folder / "files" / image.sha256[:2] / image.sha256
    assert stored.read_bytes() == video.read_bytes()
    assert np.array_equal(intake.photograph(case, exhibit), inspection.pixels)
    assert checking.case_fault(case) is None


def test_by_its_time_it_is_the_same_still(video):
    first, second = intake.inspect(video, 50), intake.inspect(video, time_s=2.01)
    assert first.image == second.image
    assert np.array_equal(first.pixels, second.pixels)


def test_a_frame_without_a_face_is_named(video):
    with pytest.raises(NoFaceFound, match=r"in frame 1, at 0\.000 s of “camera 3\.avi”"):
        intake.inspect(video)


def test_a_video_that_grows_meanwhile_is_refused(case, video, tmp_path):
    copy = tmp_path / "live.avi"
    copy.write_bytes(video.read_bytes())
    inspection = intake.inspect(copy, 50)
    copy.write_bytes(video.read_bytes() + b"more")
    with pytest.raises(UnreadableImage, match="has changed since it was looked at"):
        intake.add_exhibit(case, inspection, role=Role.QUESTIONED, examiner=EXAMINER)
    assert not casework.overview(case).exhibits
    assert not list((case.folder / "files").glob("*/*"))


def test_two_frames_of_one_video_are_two_pictures_of_the_same_file(case, video):
    for index in (45, 55):
        intake.add_exhibit(
            case, intake.inspect(video, index), role=Role.QUESTIONED, examiner=EXAMINER
        )
    first, second = casework.overview(case).exhibits
    assert first.image.sha256 == second.image.sha256
    assert first.image.key != second.image.key
    assert not np.array_equal(intake.photograph(case, first), intake.photograph(case, second))
    added = [e for e in casework.audit_trail(case) if e.action == "exhibit added"]
    assert added[1].details["same bytes as"] == ["Q1"]


@pytest.mark.parametrize("part", ["video", "picture"])
def test_a_still_whose_video_or_picture_was_altered_is_refused(case, video, part):
    intake.add_exhibit(case, intake.inspect(video, 50), role=Role.KNOWN, examiner=EXAMINER)
    (exhibit,) = casework.overview(case).exhibits
    sha256 = exhibit.image.sha256 if part == "video" else exhibit.image.frame.picture_sha256
    stored = case.folder / "files" / sha256[:2] / sha256
    stored.chmod(0o600)
    stored.write_bytes(stored.read_bytes()[:-1] + b"!")
    with pytest.raises(CaseAltered, match="was altered"):
        intake.photograph(case, exhibit)
    assert "was altered" in checking.case_fault(case)


def test_the_chosen_page_is_the_exhibit(case, tmp_path, portraits):
    pages = [Image.open(path).convert("RGB").resize((400, 400)) for path in portraits]
    path = tmp_path / "pages.tif"
    pages[0].save(path, save_all=True, append_images=pages[1:])
    inspection = intake.inspect(path, 1)
    assert np.array_equal(inspection.pixels, np.asarray(pages[1]))
    intake.add_exhibit(case, inspection, role=Role.KNOWN, examiner=EXAMINER)
    (exhibit,) = casework.overview(case).exhibits
    assert exhibit.image.frame.words == "page 2 of 2"
    assert np.array_equal(intake.photograph(case, exhibit), inspection.pixels)
    with pytest.raises(UnreadableImage, match="has no page or frame 3: choose 1 to 2"):
        intake.inspect(path, 2)


def test_from_the_clipboard_there_is_no_original_and_that_stays_said(case, portraits):
    png = portraits[1].read_bytes()
    at = datetime(2021, 3, 1, 14, 5, 9, tzinfo=UTC)
    inspection = intake.inspect_clipboard(png, at)
    intake.add_exhibit(case, inspection, role=Role.KNOWN, examiner=EXAMINER)
    (exhibit,) = casework.overview(case).exhibits
    assert exhibit.image.name == "clipboard 2021-03-01 14-05-09.png"
    assert exhibit.origin.way is Way.CLIPBOARD
    assert intake.read_exhibit(case, exhibit).image.remarks == (
        "From the clipboard: there is no original file.",
    )


def test_what_was_said_at_intake_is_kept_and_logged(case, portraits):
    received = datetime(2021, 3, 1, 14, 5, tzinfo=timezone(timedelta(hours=2)))
    changes = intake.add_exhibit(
        case, intake.inspect(portraits[0]), role=Role.KNOWN, examiner=EXAMINER, subject="G. H.",
        received_from="The archive", received_at=received, digests=["MD5", "SHA-512"],
    )  # fmt: skip
    (exhibit,) = casework.overview(case).exhibits
    data = portraits[0].read_bytes()
    expected = {"MD5": hashlib.md5(data).hexdigest(), "SHA-512": hashlib.sha512(data).hexdigest()}
    assert exhibit.origin.digests == expected == changes.event.details["further hashes"]
    assert exhibit.origin.received_at == received
    assert changes.event.details["received at"] == "2021-03-01T14:05:00+02:00"
    assert (exhibit.origin.subject, exhibit.origin.received_from) == ("G. H.", "The archive")
    assert exhibit.origin.path == str(portraits[0])
    (entry,) = custody.ledger(case)
    assert (entry.given_by, entry.at) == ("The archive", received)


def test_another_hash_is_refused_by_name(case, portraits):
    with pytest.raises(UserError, match="no hash CRC-32 here: choose of SHA-512, SHA-1, MD5"):
        intake.add_exhibit(
            case, intake.inspect(portraits[0]), role=Role.KNOWN, examiner=EXAMINER,
            digests=["CRC-32"],
        )  # fmt: skip


def test_a_survey_shows_what_there_is_to_choose_from(video, tmp_path, portraits):
    assert originals.survey(portraits[0]) is None
    found = originals.survey(video)
    assert (found.count, found.rate) == (60, 25)


def test_folders_give_their_photographs(tmp_path):
    for name in ("b.JPG", "a.heic", "deep/c.png", "notes.txt", "deep/video.mp4"):
        path = tmp_path / "folder" / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_bytes(b"")
    single = tmp_path / "x"
    paths, left_out = originals.photographs_in([tmp_path / "folder", single])
    assert [path.name for path in paths] == ["a.heic", "b.JPG", "c.png", "x"]
    assert left_out == 2


def test_metadata_begin_with_what_was_recorded(case, portraits):
    intake.add_exhibit(case, intake.inspect(portraits[0]), role=Role.KNOWN, examiner=EXAMINER)
    entries = metadata(case, "K1")
    assert [(e.group, e.name) for e in entries[:2]] == [("File", "name"), ("File", "bytes")]
    groups = {entry.group for entry in entries}
    assert {"Container", "JPEG quantisation tables", "Parts of the file"} <= groups


def test_metadata_of_a_video(case, video):
    intake.add_exhibit(case, intake.inspect(video, 50), role=Role.KNOWN, examiner=EXAMINER)
    entries = {(e.group, e.name): e.value for e in metadata(case, "K1")}
    assert entries["Video", "codec"] == "MJPG"
    assert entries["Video", "frames declared"] == "60"
    assert entries["File", "picture"] == "frame 51, at 2.000 s"
