"""Signed checkpoints of the audit trail, each as the JSON document that may be kept outside."""

from xfv_desktop.persistence.structure.sql import refused

STATEMENTS = (
    """CREATE TABLE checkpoints (
        sequence INTEGER PRIMARY KEY REFERENCES audit (sequence),
        document TEXT NOT NULL CHECK (document <> '')
    ) STRICT""",
    refused(
        "checkpoints_continue",
        "INSERT ON checkpoints",
        "NEW.sequence IS NOT (SELECT max(sequence) FROM audit)",
        "a checkpoint seals the newest audit event",
    ),
    refused("checkpoints_stay", "UPDATE ON checkpoints", "", "a checkpoint never changes"),
    refused("checkpoints_remain", "DELETE ON checkpoints", "", "a checkpoint is never removed"),
)
