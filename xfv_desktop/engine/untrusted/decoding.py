"""Photographs and video frames out of untrusted files, through the sandbox."""

import hashlib
from pathlib import Path

import attrs
import cattrs
import numpy as np
from numpy.typing import NDArray

from xfv_desktop.domain.errors import UnreadableImage
from xfv_desktop.domain.evidence import Frame, ImageFile
from xfv_desktop.domain.jobs import CancelToken, Progress, no_progress
from xfv_desktop.domain.metadata import MetadataEntry
from xfv_desktop.engine.files.images import Photograph
from xfv_desktop.engine.untrusted.sandbox import SANDBOX, Answer
from xfv_desktop.engine.untrusted.sandbox_limits import VIDEO_SECONDS

SURVEYED = 48
"""About so many small pictures show what a file with many pictures holds."""
SMALL = {"height": 96, "width": 128}


@attrs.frozen(kw_only=True)
class Survey:
    """What a file with several pictures holds.

    ``pictures``: (n, 96, 128, 3) uint8 RGB, small pictures of the frames ``indices`` (from 0),
    which in a video begin at ``times_s``. ``rate``: frames a second that the video declares.
    """

    kind: str
    count: int
    indices: tuple[int, ...]
    times_s: tuple[float, ...] = ()
    codec: str = ""
    rate: float = 0
    pictures: NDArray[np.uint8] = attrs.field(eq=False, repr=False)


def decoded_photograph(data: bytes, name: str, frame: int = 0) -> Photograph:
    """As ``engine.files.images.read_photograph``, in a process of its own.

    The bytes are hashed here, before anybody decodes them. Raises UnreadableImage, also where the
    file brings its decoder down or needs more time or memory than a sound one does.
    """
    digest = hashlib.sha256(data).hexdigest()
    answer = SANDBOX.ask("photograph", name, {"frame": frame}, data)
    image = cattrs.structure(answer.facts["image"], ImageFile)
    if image.sha256 != digest:
        raise UnreadableImage(f"“{name}” was decoded from other bytes: try again.")
    quality = answer.facts["jpeg_quality"]
    return Photograph(image=image, pixels=_read_only(answer.array), jpeg_quality=quality)


def decoded_frame(
    path: Path,
    name: str,
    sha256: str,
    index: int = 0,
    *,
    time_s: float | None = None,
    container: str,
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
) -> Photograph:
    """One frame of the video at ``path``: by its index from 0, or the one in sight at a time.

    Raises UnreadableImage or Cancelled.
    """
    wanted = {"index": index} if time_s is None else {"time_s": time_s}
    answer = SANDBOX.ask(
        "video frame", name, {"path": str(path.absolute()), **wanted}, seconds=VIDEO_SECONDS,
        progress=progress, cancel=cancel,
    )  # fmt: skip
    facts, pixels = answer.facts, _read_only(answer.array)
    frame = Frame("frame", facts["index"], None, facts["codec"], facts["time_s"])
    image = ImageFile(
        name=name,
        sha256=sha256,
        byte_count=path.stat().st_size,
        format=container,
        width=pixels.shape[1],
        height=pixels.shape[0],
        remarks=(f"A still from a video ({frame.codec}): {frame.words}.", *facts["remarks"]),
        frame=frame,
    )
    return Photograph(image=image, pixels=pixels)


def surveyed(data: bytes, name: str) -> Survey:
    """The pages or frames of an image file; raises UnreadableImage."""
    return _survey(SANDBOX.ask("pictures", name, {"wanted": SURVEYED, **SMALL}, data))


def surveyed_video(
    path: Path, name: str, *, progress: Progress = no_progress, cancel: CancelToken | None = None
) -> Survey:
    """The frames of a video, decoded once to its end; raises UnreadableImage or Cancelled."""
    wanted: dict[str, str | int] = {"path": str(path.absolute()), "wanted": SURVEYED // 2, **SMALL}
    return _survey(
        SANDBOX.ask(
            "video survey", name, wanted, seconds=VIDEO_SECONDS, progress=progress, cancel=cancel
        )
    )


def metadata(data: bytes, name: str) -> tuple[MetadataEntry, ...]:
    """Everything that an image file says beside its pixels; raises UnreadableImage."""
    return _entries(SANDBOX.ask("metadata", name, {}, data))


def video_metadata(path: Path, name: str) -> tuple[MetadataEntry, ...]:
    """What a video declares, and the parts of its file; raises UnreadableImage."""
    return _entries(SANDBOX.ask("video metadata", name, {"path": str(path.absolute())}))


def _entries(answer: Answer) -> tuple[MetadataEntry, ...]:
    return tuple(cattrs.structure(answer.facts["entries"], list[MetadataEntry]))


def _survey(answer: Answer) -> Survey:
    facts = answer.facts
    return Survey(
        kind=str(facts["kind"]),
        count=int(facts["count"]),
        indices=tuple(facts["indices"]),
        times_s=tuple(facts.get("times_s", ())),
        codec=str(facts.get("codec", "")),
        rate=float(facts.get("rate", 0)),
        pictures=answer.array,
    )


def _read_only(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    pixels.setflags(write=False)
    return pixels
