"""What the section on integrity says of custody and of the checkpoint."""

from reportlab.platypus import CondPageBreak, Flowable, Spacer

from xfv_desktop.domain.custody import CustodyEntry
from xfv_desktop.reporting import typography as ty
from xfv_desktop.reporting.document import ReportDocument
from xfv_desktop.reporting.tables import Cell, columns, fingerprint, value

HEAD = ("Exhibit", "When (local time)", "What", "From", "To", "Reason", "By", "Hash")
SHARES = (0.07, 0.15, 0.1, 0.15, 0.15, 0.12, 0.16, 0.1)
"""Widths of the columns as parts of the whole."""


def checkpoint_rows(document: ReportDocument) -> list[tuple[str, Cell | str]]:
    """The checkpoint that seals the printed event: its signer, key and signature (RFC 8032)."""
    checkpoint = document.checkpoint
    if checkpoint is None:
        return []
    digits = checkpoint.signature.hex()
    return [
        ("Checkpoint", f"Event {checkpoint.sequence}, {checkpoint.at} by {checkpoint.signer}"),
        ("Ed25519 public key", fingerprint(checkpoint.public_key.hex())),
        ("Ed25519 signature", [fingerprint(digits[:64]), fingerprint(digits[64:])]),
    ]


def custody_table(document: ReportDocument, width: float) -> list[Flowable]:
    """The ledger of both exhibits, in the local time of each entry with its offset from UTC."""
    if not document.custody:
        return []
    rows = [[value(text) for text in _texts(entry)] for entry in document.custody]
    head = ty.paragraph("Chain of custody", ty.SUBHEADING)
    return [
        CondPageBreak(70),
        Spacer(0, 6),
        head,
        columns(HEAD, rows, [width * share for share in SHARES]),
    ]


def _texts(entry: CustodyEntry) -> tuple[str, ...]:
    return (
        entry.exhibit,
        f"{entry.at:%Y-%m-%d %H:%M} {entry.at:%z}",
        entry.act.value,
        entry.given_by,
        entry.received_by,
        entry.reason,
        entry.person,
        "verified" if entry.hash_verified else "not verified",
    )
