"""What the sandbox can be asked to do; each job runs in the child and trusts nothing it reads.

OpenCV is loaded by the jobs that want it only: the process has to be there quickly.
"""

from collections.abc import Callable, Mapping
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any

import attrs
import numpy as np
from numpy.typing import NDArray

from xfv_desktop.domain.jobs import Progress
from xfv_desktop.domain.metadata import MetadataEntry
from xfv_desktop.engine.files.images import opened_pictures, read_photograph
from xfv_desktop.engine.metadata import PARTS, image_metadata, shortened
from xfv_desktop.engine.metadata.structure import part_rows

Found = tuple[Mapping[str, Any], NDArray[np.uint8] | None]
"""Facts as JSON has them, and an array."""

Job = Callable[[bytes, Mapping[str, Any], Progress], Found]


def photograph(data: bytes, request: Mapping[str, Any], tell: Progress) -> Found:
    """The upright picture in an image file."""
    found = read_photograph(data, request["name"], request["frame"])
    return attrs.asdict(found, filter=attrs.filters.exclude("pixels")), found.pixels


def pictures(data: bytes, request: Mapping[str, Any], tell: Progress) -> Found:
    """How many pages or frames an image file holds, and small pictures of the first of them."""
    from xfv_desktop.engine.files.video import fitted

    kind, count, few = opened_pictures(data, request["name"], request["wanted"])
    size = (request["height"], request["width"])
    facts = {"kind": kind, "count": count, "indices": list(range(len(few)))}
    return facts, np.stack([fitted(picture, size) for picture in few]) if few else None


def video_frame(data: bytes, request: Mapping[str, Any], tell: Progress) -> Found:
    """One frame of a video, by its index or by a time in seconds."""
    from xfv_desktop.engine.files import video

    path, name = request["path"], request["name"]
    if "time_s" in request:
        index = video.index_at(path, name, request["time_s"], tell)
    else:
        index = request["index"]
    found = video.frame_at(path, name, index, tell)
    return attrs.asdict(found, filter=attrs.filters.exclude("pixels")), found.pixels


def video_survey(data: bytes, request: Mapping[str, Any], tell: Progress) -> Found:
    """How many frames a video holds, and small pictures of some."""
    from xfv_desktop.engine.files import video

    size = (request["height"], request["width"])
    facts, few = video.survey(request["path"], request["name"], request["wanted"], size, tell)
    return {"kind": "frame", **facts}, few


def metadata(data: bytes, request: Mapping[str, Any], tell: Progress) -> Found:
    """What an image file says beside its pixels."""
    return {"entries": [attrs.asdict(entry) for entry in image_metadata(data)]}, None


def video_metadata(data: bytes, request: Mapping[str, Any], tell: Progress) -> Found:
    """What a video declares, and the parts of its file."""
    from xfv_desktop.engine.files import video

    path = request["path"]
    entries = [("Video", *fact) for fact in video.facts(path, request["name"]).items()]
    with Path(path).open("rb") as stream, mmap(stream.fileno(), 0, access=ACCESS_READ) as content:
        entries += [(PARTS, shortened(name), value) for name, value in part_rows(content)]
    return {"entries": [attrs.asdict(MetadataEntry(*entry)) for entry in entries]}, None


JOBS: dict[str, Job] = {
    "photograph": photograph,
    "pictures": pictures,
    "video frame": video_frame,
    "video survey": video_survey,
    "metadata": metadata,
    "video metadata": video_metadata,
}
