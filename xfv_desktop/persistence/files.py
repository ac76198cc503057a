"""Originals and reports as files: written once, read-only, and checked whenever they are read."""

import hashlib
import os
import stat
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from xfv_desktop.disk import sync_folder
from xfv_desktop.domain.casework import Report
from xfv_desktop.domain.errors import CaseAltered, OutputUnwritable, UnreadableImage
from xfv_desktop.persistence.border import disk_errors
from xfv_desktop.persistence.case_file import CaseFile

FILES_FOLDER = "files"
REPORTS_FOLDER = "reports"
_INCOMING = "incoming"
_CHUNK = 1 << 22


def put(case: CaseFile, data: bytes) -> str:
    """The SHA-256 under which these bytes now lie in the case, safe from a power cut.

    The same bytes are stored once. A kill in the middle leaves nothing that looks like a file.

    Raises:
        CaseAltered: the file of that SHA-256 holds other bytes.
        OutputUnwritable: the operating system refuses.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    target = _place(case, sha256)
    with disk_errors(case.folder):
        if not target.exists():
            _write_once(case, target, (data,))
    get(case, sha256)
    return sha256


def put_copy(case: CaseFile, source: Path, sha256: str) -> None:
    """The file at ``source``, of any size, now lies in the case as ``put`` leaves its bytes.

    Raises:
        UnreadableImage: it cannot be read, or its bytes are not those of ``sha256`` any more.
        CaseAltered, OutputUnwritable: as ``put``.
    """
    target = _place(case, sha256)
    if not target.exists():
        with disk_errors(case.folder):
            _write_once(case, target, _unchanged(source, sha256))
    verify(case, sha256)


def verify(case: CaseFile, sha256: str) -> Path:
    """Where the file of that SHA-256 lies; it is hashed again, a piece at a time.

    Raises:
        CaseAltered: as ``get``.
    """
    path = _place(case, sha256)
    for _ in pieces(case, sha256):
        pass
    return path


def pieces(case: CaseFile, sha256: str) -> Iterator[bytes]:
    """The bytes of that SHA-256, a piece at a time; sound if the last one could be taken.

    Raises:
        CaseAltered: as ``get``.
    """
    return _checked(case, _place(case, sha256), sha256)


@contextmanager
def readable(case: CaseFile, sha256: str) -> Iterator[Path]:
    """A path under which the file can be read by a library that takes nothing else.

    In an encrypted case that is a copy which is gone after the block.

    Raises:
        CaseAltered: as ``get``.
    """
    if case.vault is None:
        yield verify(case, sha256)
        return
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / sha256
        with disk_errors(case.folder), copy.open("wb") as stream:
            stream.writelines(pieces(case, sha256))
        yield copy


def get(case: CaseFile, sha256: str) -> bytes:
    """The bytes of that SHA-256, hashed again.

    Raises:
        CaseAltered: the file is missing, unreadable or holds other bytes.
    """
    return b"".join(pieces(case, sha256))


def stored(case: CaseFile) -> Iterator[str]:
    """The names of all files but reports; each is the SHA-256 that its bytes must have."""
    for path in sorted((case.folder / FILES_FOLDER).glob("*/*")):
        yield path.name


def put_report(case: CaseFile, name: str, data: bytes) -> Path:
    """Where the report now lies, safe from a power cut. ``name`` is a plain file name.

    A file of that name that the case does not list (``records.add_report``) was never issued: a
    kill between filing and listing has left it, and it gives way.

    Raises:
        OutputUnwritable: a report of that name was issued, or the operating system refuses.
    """
    target = _report_place(case, name)
    if case.rows("SELECT 1 FROM reports WHERE file = :name", {"name": name}):
        raise OutputUnwritable(
            f"The report {target} was issued already and is never overwritten; choose another name."
        )
    with disk_errors(case.folder):
        _write_once(case, target, (data,))
    return target


def get_report(case: CaseFile, report: Report) -> bytes:
    """The bytes of an issued report, hashed again.

    Raises:
        CaseAltered: the file is missing, unreadable or is not the one that was issued.
    """
    return b"".join(_checked(case, _report_place(case, report.file), report.sha256))


def _place(case: CaseFile, sha256: str) -> Path:
    return case.folder / FILES_FOLDER / sha256[:2] / sha256


def _report_place(case: CaseFile, name: str) -> Path:
    if name in ("", ".", "..") or "/" in name or "\\" in name:
        raise ValueError(f"{name!r} is not a plain file name")
    return case.folder / REPORTS_FOLDER / name


def _checked(case: CaseFile, path: Path, sha256: str) -> Iterator[bytes]:
    digest = hashlib.sha256()
    try:
        for piece in _plain(case, path):
            digest.update(piece)
            yield piece
        fault = "was altered" if digest.hexdigest() != sha256 else ""
    except OSError as error:
        fault = f"cannot be read ({error.strerror})"
    except ValueError:
        fault = "was altered"
    if fault:
        raise CaseAltered(
            f"The file {path.relative_to(case.folder)} of the case {case.folder} {fault}; "
            "restore it from a backup.",
            case.folder,
        )


def _plain(case: CaseFile, path: Path) -> Iterator[bytes]:
    """What was put in, whether it is encrypted or not."""
    if case.vault is None:
        yield from _pieces(path)
        return
    with path.open("rb") as stream:
        yield from case.vault.opened(stream, path.name)


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        while piece := stream.read(_CHUNK):
            yield piece


def _unchanged(source: Path, sha256: str) -> Iterator[bytes]:
    """The pieces of a file; an error at its end if they are not those that were hashed before."""
    digest = hashlib.sha256()
    try:
        for piece in _pieces(source):
            digest.update(piece)
            yield piece
    except OSError as error:
        raise UnreadableImage(f"“{source.name}” cannot be read ({error.strerror}).") from error
    if digest.hexdigest() != sha256:
        raise UnreadableImage(
            f"“{source.name}” has changed since it was looked at: close whatever writes it and add "
            "it again."
        )


def _write_once(case: CaseFile, target: Path, pieces: Iterable[bytes]) -> None:
    """Under a passing name first; the one writer needs only one such name, so no litter grows."""
    if not case.writable:
        raise RuntimeError("a file is added by the writer of a case only")
    incoming = case.folder / _INCOMING
    _discard(incoming)  # what a kill has left
    try:
        with incoming.open("xb") as stream:
            stream.writelines(case.vault.sealed(pieces, target.name) if case.vault else pieces)
            stream.flush()
            os.fsync(stream.fileno())
        incoming.chmod(stat.S_IMODE(incoming.stat().st_mode) & ~0o222)
        if not target.parent.exists():
            target.parent.mkdir()
            sync_folder(target.parent.parent)
        _discard(target)  # a report that was never listed; originals are never there already
        incoming.rename(target)
        sync_folder(target.parent)
    finally:
        _discard(incoming)


def _discard(path: Path) -> None:
    if path.exists():
        path.chmod(0o600)  # Windows deletes no read-only file
        path.unlink()
