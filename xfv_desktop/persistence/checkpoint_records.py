"""The checkpoints of a case, as the documents that were signed."""

from xfv_desktop.domain.checkpoint import Checkpoint, checkpoint_of
from xfv_desktop.persistence.border import altered
from xfv_desktop.persistence.case_file import CaseFile


def add_checkpoint(case: CaseFile, checkpoint: Checkpoint) -> None:
    """Files a checkpoint of the newest audit event."""
    case.insert("checkpoints", {"sequence": checkpoint.sequence, "document": checkpoint.document})


def checkpoints(case: CaseFile) -> tuple[Checkpoint, ...]:
    """All checkpoints, the oldest first; raises CaseAltered where one is no checkpoint."""
    found = []
    for row in case.rows_of("checkpoints", "sequence"):
        try:
            found.append(checkpoint_of(row["document"]))
        except ValueError as error:
            raise altered(
                case.folder, f"its checkpoint of event {row['sequence']} is unreadable"
            ) from error
    return tuple(found)
