"""The custody ledger: who gave which exhibit to whom, when, and why."""

from xfv_desktop.persistence.structure.sql import HASH, TIME, refused

STATEMENTS = (
    f"""CREATE TABLE custody (
        number INTEGER PRIMARY KEY,
        exhibit TEXT NOT NULL REFERENCES exhibits (number),
        act TEXT NOT NULL CHECK (act <> ''),
        at TEXT NOT NULL {TIME.format("at")},
        utc_offset_min INTEGER NOT NULL CHECK (utc_offset_min BETWEEN -1439 AND 1439),
        person TEXT NOT NULL CHECK (person <> ''),
        given_by TEXT NOT NULL,
        received_by TEXT NOT NULL,
        reason TEXT NOT NULL,
        sha256 TEXT NOT NULL {HASH.format("sha256")},
        hash_verified INTEGER NOT NULL CHECK (hash_verified IN (0, 1))
    ) STRICT""",
    refused(
        "custody_continues",
        "INSERT ON custody",
        "NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM custody)",
        "an entry of the custody ledger takes the next number",
    ),
    refused("custody_stays", "UPDATE ON custody", "", "the custody ledger is append-only"),
    refused("custody_remains", "DELETE ON custody", "", "the custody ledger is append-only"),
)
