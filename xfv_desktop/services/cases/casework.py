"""Cases: made, opened, read and checked."""

import unicodedata
from datetime import UTC, datetime
from pathlib import Path

import attrs

from xfv_desktop.disk import with_ending
from xfv_desktop.domain.audit import AuditEvent
from xfv_desktop.domain.casework import Case, Examination, ExaminationSummary, Report
from xfv_desktop.domain.errors import CaseLocked, NotACase, OutputUnwritable, UserError
from xfv_desktop.domain.evidence import Exhibit, Role
from xfv_desktop.domain.fidelity import FidelityRecord
from xfv_desktop.persistence import audit_log, creation, files, records
from xfv_desktop.persistence import fidelity_records as fidelity_rows
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.persistence.files import REPORTS_FOLDER
from xfv_desktop.persistence.vault import LOST_PASSPHRASE, SHORTEST_PASSPHRASE, Vault
from xfv_desktop.services.program.files import Document, InMemory

SUFFIX = ".xfv"
LONGEST_NAME = 200

__all__ = [
    "LOST_PASSPHRASE",
    "SHORTEST_PASSPHRASE",
    "CaseFile",
    "Document",
    "Vault",
]  # for the window, besides its own


@attrs.frozen
class Changes:
    """What a changing call changed: kinds of things, their numbers, and the event in the log."""

    kinds: frozenset[str]
    numbers: tuple[str, ...]
    event: AuditEvent


@attrs.frozen
class CaseOverview:
    """Everything a list of the case shows, read at one moment."""

    case: Case
    folder: Path
    exhibits: tuple[Exhibit, ...]
    examinations: tuple[ExaminationSummary, ...]
    reports: tuple[Report, ...]
    audit_head: AuditEvent


def create_case(
    folder: Path,
    *,
    title: str,
    reference: str = "",
    examiner: str,
    demonstration: bool = False,
    passphrase: str | None = None,
) -> CaseFile:
    """A new case in ``folder`` (``.xfv`` is appended if it is missing), open for writing.

    With a ``passphrase`` it is encrypted; ``LOST_PASSPHRASE`` is to be said before.
    Raises CaseExists, OutputUnwritable, EncryptionMissing, or UserError where the folder or the
    examiner has no name or the passphrase is too short.
    """
    place = new_folder(folder)
    case = Case(
        title=title.strip() or place.stem,
        reference=reference,
        examiner=new_name(examiner),
        created_at=datetime.now(UTC),
        demonstration=demonstration,
    )
    return creation.create_case(place, case, actor=case.examiner, passphrase=passphrase)


def open_case(
    folder: Path, *, writable: bool, passphrase: str | None = None, vault: Vault | None = None
) -> CaseFile:
    """An existing case; its connection belongs to the calling thread.

    An encrypted one is opened by its ``passphrase``, or by the ``vault`` that it had when open.

    Raises NotACase, CaseTooNew, CaseAltered or CaseLocked; for an encrypted case PassphraseNeeded,
    WrongPassphrase or EncryptionMissing.
    """
    path = folder if folder.exists() else with_suffix(folder)
    if not path.exists():
        raise NotACase(f"There is no case folder {folder}: check the path.")
    return CaseFile.open(path.absolute(), writable=writable, passphrase=passphrase, vault=vault)


def open_beside(case: CaseFile) -> CaseFile:
    """The same case once more, for reading, in the calling thread; raises as ``open_case``."""
    return CaseFile.open(case.folder, writable=False, vault=case.vault)


def report_document(case: CaseFile, report: Report) -> Document:
    """The PDF of an issued report, to be shown or copied; of an encrypted case, in memory only.

    Raises CaseAltered where it has to be decrypted and was altered.
    """
    if case.vault is not None:
        return InMemory(report.file, files.get_report(case, report))
    return case.folder / REPORTS_FOLDER / report.file


def open_or_read(
    folder: Path, *, passphrase: str | None = None, vault: Vault | None = None
) -> tuple[CaseFile, str]:
    """The case open for writing, or for reading with the reason why it cannot be written.

    Raises as ``open_case``, or OutputUnwritable if it cannot be read either.
    """
    try:
        return open_case(folder, writable=True, passphrase=passphrase, vault=vault), ""
    except (CaseLocked, OutputUnwritable) as error:
        reading = open_case(folder, writable=False, passphrase=passphrase, vault=vault)
        return reading, str(error).rstrip(".")


def cover(case: CaseFile) -> Case:
    """What stands on the cover, without the lists."""
    return records.cover(case)


def overview(case: CaseFile) -> CaseOverview:
    """The lists of the case."""
    return CaseOverview(
        case=cover(case),
        folder=case.folder,
        exhibits=records.exhibits(case),
        examinations=records.examination_summaries(case),
        reports=records.reports(case),
        audit_head=audit_log.head(case),
    )


def load_examination(case: CaseFile, number: int) -> Examination:
    """One examination with its maps and regions; raises NotInCase or CaseAltered."""
    return records.examination(case, number)


def exhibit(case: CaseFile, number: str) -> Exhibit:
    """One exhibit; raises NotInCase."""
    return records.exhibit(case, number)


def exhibit_as(case: CaseFile, number: str, role: Role) -> Exhibit:
    """An exhibit that has to be of that role; raises NotInCase, or UserError where it is not."""
    found = exhibit(case, number)
    if found.role is not role:
        raise UserError(f"Exhibit {number} is not a {role} one: choose another.")
    return found


def fidelity_records(case: CaseFile) -> dict[int, FidelityRecord]:
    """What the checks of maps found, by examination; raises CaseAltered."""
    return fidelity_rows.all_fidelity(case)


def audit_trail(
    case: CaseFile, *, after: int = 0, most: int | None = None
) -> tuple[AuditEvent, ...]:
    """The events behind a sequence number, the oldest first; ``most`` of them if given."""
    return audit_log.events(case, after=after, most=most)


def named(person: str) -> str:
    """The name, trimmed; raises UserError where it is empty: nothing is written anonymously."""
    if not person.strip():
        raise UserError("Nothing is written anonymously: give the name of the examiner.")
    return person.strip()


def new_name(person: str) -> str:
    """As ``named``, of somebody who comes into a case: one line that fits into a report.

    Raises UserError.
    """
    name = named(person)
    breaks = any(unicodedata.category(letter) in ("Cc", "Zl", "Zp") for letter in name)
    if breaks or len(name) > LONGEST_NAME:
        raise UserError(
            f"A name is one line of at most {LONGEST_NAME} characters: shorten it, or take out "
            "what breaks it."
        )
    return name


def is_case(name: str) -> bool:
    """Whether a folder of that name is taken for a case."""
    return Path(name).suffix.lower() == SUFFIX


def new_folder(folder: Path) -> Path:
    """The folder of a case that is to be made; raises UserError where it has no name."""
    if folder.name in ("", ".."):  # “.” would become a case beside the folder that one is in
        raise UserError("Name the folder of the new case.")
    return with_suffix(folder)


def with_suffix(folder: Path) -> Path:
    """The folder as the name of a case."""
    return with_ending(folder.absolute(), SUFFIX)  # “.” has no name of its own
