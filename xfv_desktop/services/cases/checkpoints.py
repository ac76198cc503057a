"""Signed checkpoints: written beside the trail, and kept outside of the case."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path

from xfv_desktop.disk import write_new
from xfv_desktop.domain.checkpoint import Checkpoint, checkpoint_of
from xfv_desktop.domain.errors import NotInCase, UserError
from xfv_desktop.domain.remedies import Remedy
from xfv_desktop.persistence import audit_log, checkpoint_records
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.persistence.codec import timestamp
from xfv_desktop.reporting.identities.identity import LoadedIdentity
from xfv_desktop.reporting.signatures.checkpoint import signed_checkpoint
from xfv_desktop.services.cases.casework import Changes
from xfv_desktop.services.cases.people import acting, record_certificate

CHANGED = frozenset({"checkpoints"})
SIGNED = "checkpoint signed"


def seal_case(
    case: CaseFile, identity: LoadedIdentity, *, person: str
) -> tuple[Checkpoint, Changes]:
    """A checkpoint of the newest audit event, signed by that person's identity and filed.

    Inside a transaction it becomes part of it. Raises UserError for a person who is unknown here.
    """
    with case.transaction():
        checkpoint = new_checkpoint(case, identity)
        return checkpoint, file_checkpoint(case, checkpoint, person=person)


def new_checkpoint(case: CaseFile, identity: LoadedIdentity) -> Checkpoint:
    """A checkpoint of the newest audit event; nothing is written yet."""
    head = audit_log.head(case)
    return signed_checkpoint(
        identity,
        case=audit_log.seal_at(case, 1) or "",
        sequence=head.sequence,
        seal=head.seal,
        at=timestamp(datetime.now(UTC)),
    )


def file_checkpoint(case: CaseFile, checkpoint: Checkpoint, *, person: str) -> Changes:
    """The checkpoint beside the trail, whose newest event is still the one that it seals.

    Its certificate becomes that person's in the case. Raises UserError for an unknown person.
    """
    name = acting(case, person)
    with case.transaction():
        checkpoint_records.add_checkpoint(case, checkpoint)
        event = audit_log.append(
            case,
            actor=name,
            action=SIGNED,
            details={
                "event": checkpoint.sequence,
                "signer": checkpoint.signer,
                "certificate sha256": hashlib.sha256(checkpoint.certificate).hexdigest(),
                "public key": checkpoint.public_key.hex(),
                "signature": checkpoint.signature.hex(),
            },
        )
        record_certificate(case, name, checkpoint.certificate)
    return Changes(CHANGED, (str(checkpoint.sequence),), event)


def checkpoints(case: CaseFile) -> tuple[Checkpoint, ...]:
    """All checkpoints of the case, the oldest first; raises CaseAltered."""
    return checkpoint_records.checkpoints(case)


def save_checkpoint(case: CaseFile, path: Path) -> Checkpoint:
    """The newest checkpoint as a JSON file, to be kept where nobody can rewrite it.

    Raises NotInCase if there is none, or OutputUnwritable; nothing is overwritten.
    """
    found = checkpoints(case)
    if not found:
        raise NotInCase(
            "The case has no checkpoint yet: sign one, or issue a report, which signs one too.",
            Remedy.SIGN_CHECKPOINT,
        )
    write_new(path, found[-1].document.encode())
    return found[-1]


def read_checkpoint(path: Path) -> Checkpoint:
    """The checkpoint of a JSON file; raises UserError."""
    try:
        return checkpoint_of(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UserError(f"{path} cannot be read ({error.strerror}): check the path.") from error
    except ValueError as error:
        raise UserError(f"{path} is no checkpoint of XFV Desktop: choose another file.") from error
