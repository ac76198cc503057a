"""The bytes of exhibits: read and hashed once, kept as they came, and read again from the case."""

import hashlib
import stat
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import attrs

from xfv_desktop.domain.errors import UnreadableImage, UserError
from xfv_desktop.domain.evidence import ImageFile, Origin, Way
from xfv_desktop.domain.jobs import CancelToken, Progress, no_progress, part_of
from xfv_desktop.engine.files.containers import HEAD_BYTES, video_container
from xfv_desktop.engine.files.images import MAX_BYTES, Photograph, png_of
from xfv_desktop.engine.untrusted.decoding import (
    Survey,
    decoded_frame,
    decoded_photograph,
    surveyed,
    surveyed_video,
)
from xfv_desktop.persistence import files
from xfv_desktop.persistence.case_file import CaseFile

DIGESTS = {"SHA-512": "sha512", "SHA-1": "sha1", "MD5": "md5"}
"""Hashes that can be recorded beside the SHA-256, to find a file in the lists of others."""

STILLS = "jpg jpeg jpe jfif png tif tiff bmp webp gif jp2 j2k avif heic heif"
VIDEOS = "mp4 mov m4v avi mkv webm mts m2ts ts mpg wmv asf flv ogv 3gp"
"""Usual endings of names, for dialogs and folders; what a file is, its bytes decide."""
SUFFIXES = frozenset(f".{ending}" for ending in STILLS.split())

__all__ = ["Survey"]  # what the window shows, besides what is defined here

_CHUNK = 1 << 22


@attrs.frozen
class Source:
    """A file before it is decoded: its bytes, or its path if it is a video of that container."""

    original: bytes | Path
    name: str
    origin: Origin
    container: str = ""


def read(path: Path) -> Source:
    """The file at ``path``; raises UnreadableImage where it cannot be read."""
    try:
        if not stat.S_ISREG(path.stat().st_mode) and not path.is_dir():
            raise UnreadableImage(
                f"“{path.name}” is a device or a pipe, no file: save the photograph as a file."
            )
        with path.open("rb") as stream:
            head = stream.read(HEAD_BYTES)
            container = video_container(head)
            # One byte too many is enough for the decoder to refuse the file.
            data = b"" if container else head + stream.read(MAX_BYTES + 1 - len(head))
        modified_at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except OSError as error:
        raise UnreadableImage(
            f"“{path.name or path}” cannot be read ({error.strerror}): check the path and your "
            "rights."
        ) from error
    origin = Origin(path=str(path.absolute()), modified_at=modified_at)
    return Source(path if container else data, path.name, origin, container or "")


def photographs_in(paths: Sequence[Path]) -> tuple[list[Path], int]:
    """The files, and for each folder the photographs in it and in its folders, by name.

    Also the number of files that were left out because their names are not those of photographs.
    """
    found: list[Path] = []
    left_out = 0
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        inside = sorted(file for file in path.rglob("*") if file.is_file())
        wanted = [file for file in inside if file.suffix.lower() in SUFFIXES]
        found += wanted
        left_out += len(inside) - len(wanted)
    return found, left_out


def clipped(png: bytes, at: datetime) -> Source:
    """A picture from the clipboard, named by the time of its copying."""
    name = f"clipboard {at.strftime('%Y-%m-%d %H-%M-%S')}.png"
    return Source(png, name, Origin(way=Way.CLIPBOARD))


def survey(
    path: Path, *, progress: Progress = no_progress, cancel: CancelToken | None = None
) -> Survey | None:
    """What a file with several pictures holds, to choose one; ``None`` where there is only one.

    Raises UnreadableImage or Cancelled.
    """
    source = read(path)
    if isinstance(source.original, Path):
        return surveyed_video(path, source.name, progress=progress, cancel=cancel)
    found = surveyed(source.original, source.name)
    return found if found.count > 1 else None


def video_frame(
    source: Source,
    index: int,
    time_s: float | None,
    *,
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
) -> Photograph:
    """A frame of a video, which is hashed first; raises UnreadableImage or Cancelled."""
    assert isinstance(source.original, Path)
    size = source.original.stat().st_size
    digest = hashlib.sha256()
    done = 0
    for piece in _pieces(source.original):
        if cancel is not None:
            cancel.raise_if_cancelled()
        digest.update(piece)
        done += len(piece)
        progress(0.3 * done / size, "Hashing the video")
    return decoded_frame(
        source.original, source.name, digest.hexdigest(), index, time_s=time_s,
        container=source.container, progress=part_of(progress, 0.3, 1.0), cancel=cancel,
    )  # fmt: skip


def digests(original: bytes | Path, names: Sequence[str]) -> dict[str, str]:
    """The hashes of those names over the bytes; raises UserError for a name not in DIGESTS."""
    if unknown := [name for name in names if name not in DIGESTS]:
        raise UserError(f"There is no hash {unknown[0]} here: choose of {', '.join(DIGESTS)}.")
    # MD5 and SHA-1 are broken as proof; here they only find a file in a list.
    made = {name: hashlib.new(DIGESTS[name], usedforsecurity=False) for name in names}
    for piece in _pieces(original) if made else ():
        for digest in made.values():
            digest.update(piece)
    return {name: digest.hexdigest() for name, digest in made.items()}


def store(case: CaseFile, original: bytes | Path, photograph: Photograph) -> ImageFile:
    """The original now lies in the case; of a video, the decoded frame beside it.

    Raises as ``files.put`` and ``files.put_copy``.
    """
    image = photograph.image
    if isinstance(original, bytes):
        files.put(case, original)
        return image
    files.put_copy(case, original, image.sha256)
    assert image.frame is not None
    picture_sha256 = files.put(case, png_of(photograph.pixels))
    return attrs.evolve(image, frame=attrs.evolve(image.frame, picture_sha256=picture_sha256))


def verify(case: CaseFile, image: ImageFile) -> None:
    """Every file of an exhibit is hashed again; raises CaseAltered."""
    files.verify(case, image.sha256)
    if image.frame is not None and image.frame.picture_sha256:
        files.verify(case, image.frame.picture_sha256)


def shown(case: CaseFile, image: ImageFile) -> Photograph:
    """An exhibit's picture from the stored bytes, which are hashed again, as it was filed.

    Of a video the frame that was decoded then is taken (``reproduce`` decodes it again). Raises
    CaseAltered, or UnreadableImage where this version's decoders refuse what earlier ones took, or
    make another picture of it.
    """
    if image.frame is not None and image.frame.picture_sha256:
        files.verify(case, image.sha256)
        found = decoded_photograph(files.get(case, image.frame.picture_sha256), image.name)
    else:
        found = decoded_again(case, image)
    if (found.image.width, found.image.height) != (image.width, image.height):
        raise UnreadableImage(
            f"“{image.name}” is decoded to another size than when it was added: use the version of "
            "the program that it was added with."
        )
    return attrs.evolve(found, image=image)


def decoded_again(case: CaseFile, image: ImageFile) -> Photograph:
    """An exhibit's picture decoded from the original itself, of a video too.

    Raises CaseAltered or UnreadableImage.
    """
    if image.frame is None or not image.frame.picture_sha256:
        index = image.frame.index if image.frame else 0
        return decoded_photograph(files.get(case, image.sha256), image.name, index)
    with files.readable(case, image.sha256) as path:
        return decoded_frame(
            path, image.name, image.sha256, image.frame.index, container=image.format
        )


def _pieces(original: bytes | Path) -> Iterator[bytes]:
    if isinstance(original, bytes):
        yield original
        return
    try:
        with original.open("rb") as stream:
            while piece := stream.read(_CHUNK):
                yield piece
    except OSError as error:
        raise UnreadableImage(f"“{original.name}” cannot be read ({error.strerror}).") from error
