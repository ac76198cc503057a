"""Who may write in a case. The newest entry of a name counts; the older ones stay."""

from xfv_desktop.persistence.structure.sql import TIME, refused

STATEMENTS = (
    f"""CREATE TABLE people (
        entry INTEGER PRIMARY KEY,
        name TEXT NOT NULL CHECK (name <> ''),
        duty TEXT NOT NULL CHECK (duty IN ('examiner', 'verifier')),
        organisation TEXT NOT NULL,
        certificate BLOB NOT NULL,
        fingerprint TEXT NOT NULL CHECK (
            (fingerprint = '' AND length(certificate) = 0)
            OR (length(fingerprint) = 64 AND fingerprint NOT GLOB '*[^0-9a-f]*')
        ),
        added_at TEXT NOT NULL {TIME.format("added_at")},
        added_by TEXT NOT NULL CHECK (added_by <> '')
    ) STRICT""",
    refused(
        "people_are_new",
        "INSERT ON people",
        "NEW.entry IS NOT (SELECT coalesce(max(entry), 0) + 1 FROM people)",
        "a person takes the next entry",
    ),
    refused("people_stay", "UPDATE ON people", "", "an entry of a person never changes"),
    refused("people_remain", "DELETE ON people", "", "an entry of a person is never removed"),
)
