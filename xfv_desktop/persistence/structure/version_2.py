"""Fidelity records beside the examinations."""

from xfv_desktop.persistence.structure.sql import TIME, refused

STATEMENTS = (
    f"""CREATE TABLE fidelity (
        examination INTEGER PRIMARY KEY REFERENCES examinations (number),
        record TEXT NOT NULL,
        assessed_at TEXT NOT NULL {TIME.format("assessed_at")},
        assessed_by TEXT NOT NULL
    ) STRICT""",
    refused(
        "fidelity_is_new",
        "INSERT ON fidelity",
        "EXISTS (SELECT 1 FROM fidelity WHERE examination = NEW.examination)",
        "a fidelity record is never replaced",
    ),
    refused("fidelity_stays", "UPDATE ON fidelity", "", "a fidelity record never changes"),
    refused("fidelity_remains", "DELETE ON fidelity", "", "a fidelity record is never removed"),
)
