"""Single frames of a video, counted by decoding it from its start. Runs inside the sandbox.

Seeking is not trusted: FFmpeg lands on the nearest key frame, or beside it, and says nothing.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any

import attrs
import cv2
import numpy as np
from numpy.typing import NDArray

from xfv_desktop.domain.errors import UnreadableImage
from xfv_desktop.domain.jobs import Progress
from xfv_desktop.engine.files.images import MAX_PIXELS

PAUSE_S = 0.2


@attrs.frozen
class VideoFrame:
    """One decoded frame: (H, W, 3) uint8 RGB, upright; ``time_s`` since the start of the video."""

    pixels: NDArray[np.uint8]
    index: int
    time_s: float
    codec: str
    remarks: tuple[str, ...]


def frame_at(path: str, name: str, index: int, tell: Progress) -> VideoFrame:
    """Frame ``index``, counted from 0 in the order of presentation; raises UnreadableImage."""
    with _opened(path, name) as capture:
        for number in _grabbed(capture, tell, index + 1):
            if number < index:
                continue
            retrieved, picture = capture.retrieve()
            if not retrieved:
                break
            return VideoFrame(
                _rgb(picture),
                index,
                _time_s(capture),
                _codec(capture),
                _remarks(capture),
            )
    raise UnreadableImage(f"“{name}” has no frame {index + 1} that can be decoded: choose another.")


def index_at(path: str, name: str, time_s: float, tell: Progress) -> int:
    """The frame that is in sight at a time: the last one that begins no later; UnreadableImage."""
    found = None
    with _opened(path, name) as capture:
        rate = capture.get(cv2.CAP_PROP_FPS) or 25
        for number in _grabbed(capture, tell, int(time_s * rate) + 1):
            if _time_s(capture) > time_s + 1e-6:
                return found or 0
            found, last_s = number, _time_s(capture)
    if found is None or time_s > last_s + 1 / rate:
        raise UnreadableImage(f"“{name}” has no frame at {time_s:g} s: choose an earlier time.")
    return found


def survey(
    path: str, name: str, wanted: int, size: tuple[int, int], tell: Progress
) -> tuple[dict[str, Any], NDArray[np.uint8]]:
    """How many frames there are, and small pictures of about ``wanted`` of them, evenly spread.

    The facts: ``count``, ``indices`` and ``times_s`` of the small pictures, ``codec``, ``rate``.
    The pictures: (n, *size, 3) uint8 RGB, each fitted into height and width. UnreadableImage.
    """
    kept: list[tuple[int, float, NDArray[np.uint8]]] = []
    step, count, now_s = 1, 0, 0.0
    with _opened(path, name) as capture:
        codec, rate = _codec(capture), capture.get(cv2.CAP_PROP_FPS)
        for number in _grabbed(capture, tell, int(capture.get(cv2.CAP_PROP_FRAME_COUNT))):
            count, now_s = number + 1, _time_s(capture)
            if number % step:
                continue
            retrieved, picture = capture.retrieve()
            if retrieved:
                kept.append((number, now_s, fitted(_rgb(picture), size)))
            if len(kept) >= 2 * wanted:  # nobody knows the end beforehand: thin them out
                kept, step = kept[::2], 2 * step
    if not kept:
        raise UnreadableImage(f"“{name}” holds no frame that can be decoded: obtain it again.")
    facts = {
        "count": count,
        "indices": [number for number, _, _ in kept],
        "times_s": [time for _, time, _ in kept],
        "codec": codec,
        "rate": rate,
    }
    return facts, np.stack([picture for _, _, picture in kept])


def facts(path: str, name: str) -> dict[str, str]:
    """What the container and the stream declare, which decoding may not bear out."""
    declared = {
        "width": cv2.CAP_PROP_FRAME_WIDTH,
        "height": cv2.CAP_PROP_FRAME_HEIGHT,
        "frames declared": cv2.CAP_PROP_FRAME_COUNT,
        "frames a second": cv2.CAP_PROP_FPS,
        "kilobits a second": cv2.CAP_PROP_BITRATE,
        "pixel shape, horizontal": cv2.CAP_PROP_SAR_NUM,
        "pixel shape, vertical": cv2.CAP_PROP_SAR_DEN,
        "turn in degrees": cv2.CAP_PROP_ORIENTATION_META,
    }
    with _opened(path, name) as capture:
        values = {what: f"{capture.get(kind):g}" for what, kind in declared.items()}
        return {
            "codec": _codec(capture),
            **values,
            "decoded by": f"OpenCV {cv2.__version__}, FFmpeg",
        }


def fitted(picture: NDArray[np.uint8], size: tuple[int, int]) -> NDArray[np.uint8]:
    """An RGB picture shrunk to fit into ``size`` (height, width) and centred on grey."""
    height, width = picture.shape[:2]
    scale = min(size[0] / height, size[1] / width)
    small = (max(1, round(height * scale)), max(1, round(width * scale)))
    shrunk = cv2.resize(
        np.ascontiguousarray(picture), (small[1], small[0]), interpolation=cv2.INTER_AREA
    )
    ground = np.full((*size, 3), 128, np.uint8)
    top, left = (size[0] - small[0]) // 2, (size[1] - small[1]) // 2
    ground[top : top + small[0], left : left + small[1]] = shrunk
    return ground


@contextmanager
def _opened(path: str, name: str) -> Iterator[cv2.VideoCapture]:
    capture = cv2.VideoCapture(path, cv2.CAP_FFMPEG)
    try:
        width, height = (
            capture.get(kind) for kind in (cv2.CAP_PROP_FRAME_WIDTH, cv2.CAP_PROP_FRAME_HEIGHT)
        )
        if not capture.isOpened() or width * height <= 0:
            raise UnreadableImage(
                f"“{name}” is no video that this program can decode: export it as MP4 or AVI "
                "without compressing it again."
            )
        if width * height > MAX_PIXELS:
            raise UnreadableImage(f"The frames of “{name}” are too large: supply a video.")
        yield capture
    except cv2.error as error:
        raise UnreadableImage(f"“{name}” cannot be decoded: obtain the file again.") from error
    finally:
        capture.release()


def _grabbed(capture: cv2.VideoCapture, tell: Progress, expected: int) -> Iterator[int]:
    """Numbers of the frames, each decoded when it is given out; ``expected`` for the progress."""
    number, told = 0, monotonic()
    while capture.grab():
        yield number
        number += 1
        if monotonic() - told > PAUSE_S:
            told = monotonic()
            tell(min(number / max(expected, 1), 1.0), f"Decoding frame {number}")


def _rgb(picture: NDArray[Any]) -> NDArray[np.uint8]:
    return np.ascontiguousarray(picture[:, :, ::-1], np.uint8)


def _time_s(capture: cv2.VideoCapture) -> float:
    return float(capture.get(cv2.CAP_PROP_POS_MSEC)) / 1000


def _codec(capture: cv2.VideoCapture) -> str:
    four = int(capture.get(cv2.CAP_PROP_FOURCC)).to_bytes(4, "little")
    return "".join(chr(byte) if 32 <= byte < 127 else "?" for byte in four).strip()


def _remarks(capture: cv2.VideoCapture) -> tuple[str, ...]:
    wide, high = capture.get(cv2.CAP_PROP_SAR_NUM), capture.get(cv2.CAP_PROP_SAR_DEN)
    if wide > 0 and high > 0 and wide != high:
        shape = f"The pixels of the video are not square ({wide:g}:{high:g})"
        return (f"{shape}; the frame is shown as it is stored, with its proportions distorted.",)
    return ()
