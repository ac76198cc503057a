"""Stills from videos: every frame carries its number, and the number asked for is the one got."""

import cv2
import numpy as np
import pytest

from tests.engine.pictures import ENCODINGS, encoded, picture
from xfv_desktop.domain.errors import UnreadableImage
from xfv_desktop.engine.files.containers import video_container
from xfv_desktop.engine.untrusted.decoding import SURVEYED, decoded_frame, surveyed, surveyed_video

BITS = 8
FRAMES = 130
RATE = 25
KINDS = {"avi": "MJPG", "mp4": "mp4v", "mkv": "FFV1", "webm": "VP80"}
NAMED_BY_FFMPEG = {"mp4": "FMP4", "mkv": "ffv1"}
CONTAINERS = {"avi": "AVI", "mp4": "MP4", "mkv": "Matroska", "webm": "Matroska"}


def numbered(index):
    """(48, 160, 3): the number in binary, one bright or dark block for each digit."""
    frame = np.full((48, 20 * BITS, 3), 40, np.uint8)
    for bit in range(BITS):
        if index >> bit & 1:
            frame[:, 20 * bit : 20 * (bit + 1)] = 215
    return frame


def number_in(pixels):
    middle = pixels.shape[0] // 2
    return sum((pixels[middle, 20 * bit + 10].mean() > 128) << bit for bit in range(BITS))


@pytest.fixture(scope="module")
def videos(tmp_path_factory):
    folder = tmp_path_factory.mktemp("videos")
    for kind, codec in KINDS.items():
        path = folder / f"camera 3 – 嫌疑.{kind}"
        plain = folder / f"plain.{kind}"
        writer = cv2.VideoWriter(
            str(plain), cv2.CAP_FFMPEG, cv2.VideoWriter_fourcc(*codec), RATE, (20 * BITS, 48)
        )
        assert writer.isOpened()
        for index in range(FRAMES):
            writer.write(numbered(index))
        writer.release()
        plain.rename(path)
    return {kind: folder / f"camera 3 – 嫌疑.{kind}" for kind in KINDS}


def frame_of(path, index=0, **more):
    return decoded_frame(path, path.name, "a" * 64, index, container="x", **more)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("index", [0, 1, 13, 100, FRAMES - 1])
def test_the_frame_asked_for_is_the_one_got(videos, kind, index):
    photograph = frame_of(videos[kind], index)
    assert number_in(photograph.pixels) == index
    frame = photograph.image.frame
    assert (frame.index, frame.time_s) == (index, pytest.approx(index / RATE, abs=2e-3))
    assert frame.codec == NAMED_BY_FFMPEG.get(kind, KINDS[kind])
    assert f"frame {index + 1}, at" in photograph.image.remarks[0]


def test_it_is_the_same_to_the_last_bit_every_time(videos):
    first, second = (frame_of(videos["mp4"], 77).pixels for _ in range(2))
    np.testing.assert_array_equal(first, second)


@pytest.mark.parametrize(
    ("time_s", "index"), [(0.0, 0), (0.039, 0), (0.04, 1), (1.0, 25), (1.03, 25), (5.16, 129)]
)
def test_at_a_time_the_frame_that_is_in_sight_is_taken(videos, time_s, index):
    photograph = frame_of(videos["mp4"], time_s=time_s)
    assert number_in(photograph.pixels) == index == photograph.image.frame.index


@pytest.mark.parametrize(
    ("asked", "said"),
    [({"index": FRAMES}, f"no frame {FRAMES + 1}"), ({"time_s": 60.0}, "no frame at 60 s")],
)
def test_a_frame_beyond_the_end_is_refused(videos, asked, said):
    with pytest.raises(UnreadableImage, match=said):
        frame_of(videos["avi"], **asked)


def test_a_survey_counts_the_frames_and_shows_some(videos):
    found = surveyed_video(videos["mp4"], "a.mp4")
    assert (found.kind, found.count, found.rate) == ("frame", FRAMES, RATE)
    assert found.pictures.shape == (len(found.indices), 96, 128, 3)
    assert SURVEYED / 2 <= len(found.indices) <= SURVEYED
    for index, time_s, small in zip(found.indices, found.times_s, found.pictures, strict=True):
        assert time_s == pytest.approx(index / RATE, abs=2e-3)
        middle = small[48, [round((20 * bit + 10) * 0.8) for bit in range(BITS)]].mean(axis=1)
        assert sum(int(value > 128) << bit for bit, value in enumerate(middle)) == index


@pytest.mark.parametrize("name", ["tif", "gif"])
def test_a_survey_of_pages(name):
    pages = [picture(64, 48, seed) for seed in range(3)]
    data = encoded(pages[0], name, save_all=True, append_images=pages[1:])
    found = surveyed(data, f"a.{name}")
    assert (found.kind, found.count) == ("page" if name == "tif" else "frame", 3)
    assert found.pictures.shape == (3, 96, 128, 3)


def test_what_is_cut_off_is_no_video(videos, tmp_path):
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(videos["mp4"].read_bytes()[:600])
    with pytest.raises(UnreadableImage, match="no video that this program can decode"):
        frame_of(broken)


@pytest.mark.parametrize("kind", KINDS)
def test_containers_are_told_by_their_first_bytes(videos, kind):
    assert video_container(videos[kind].read_bytes()[:512]) == CONTAINERS[kind]


@pytest.mark.parametrize(
    "head",
    [b"", b"#EXTM3U\nhttp://example.org/a.ts", b"ffconcat version 1.0", b"v=0\no=- 0 0 IN IP4"],
)
def test_playlists_are_no_videos(head):
    """FFmpeg would follow them to other files."""
    assert video_container(head) is None


@pytest.mark.parametrize("name", ENCODINGS)
def test_pictures_are_no_videos(name):
    assert video_container(encoded(picture(64, 48), name)[:512]) is None
