"""The first structure: cover, exhibits, examinations, regions, reports, audit."""

from xfv_desktop.persistence.structure.sql import HASH, TIME, refused

STATEMENTS = (
    f"""CREATE TABLE "case" (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        title TEXT NOT NULL,
        reference TEXT NOT NULL,
        examiner TEXT NOT NULL,
        created_at TEXT NOT NULL {TIME.format("created_at")},
        demonstration INTEGER NOT NULL CHECK (demonstration IN (0, 1))
    ) STRICT""",
    f"""CREATE TABLE exhibits (
        number TEXT NOT NULL PRIMARY KEY,
        role TEXT NOT NULL,
        label TEXT NOT NULL,
        image_name TEXT NOT NULL,
        image_sha256 TEXT NOT NULL {HASH.format("image_sha256")},
        image_byte_count INTEGER NOT NULL CHECK (image_byte_count >= 0),
        image_format TEXT NOT NULL,
        image_width INTEGER NOT NULL CHECK (image_width > 0),
        image_height INTEGER NOT NULL CHECK (image_height > 0),
        image_orientation INTEGER NOT NULL CHECK (image_orientation BETWEEN 1 AND 8),
        image_remarks TEXT NOT NULL,
        faces TEXT NOT NULL,
        face_index INTEGER NOT NULL CHECK (face_index >= 0),
        source TEXT NOT NULL,
        remarks TEXT NOT NULL,
        added_at TEXT NOT NULL {TIME.format("added_at")},
        added_by TEXT NOT NULL,
        CHECK ((role = 'questioned' AND number GLOB 'Q[1-9]*')
            OR (role = 'known' AND number GLOB 'K[1-9]*'))
    ) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE examinations (
        number INTEGER PRIMARY KEY,
        questioned TEXT NOT NULL REFERENCES exhibits (number) CHECK (questioned GLOB 'Q*'),
        questioned_face INTEGER NOT NULL CHECK (questioned_face >= 0),
        known TEXT NOT NULL REFERENCES exhibits (number) CHECK (known GLOB 'K*'),
        known_face INTEGER NOT NULL CHECK (known_face >= 0),
        model_name TEXT NOT NULL,
        model_sha256 TEXT NOT NULL {HASH.format("model_sha256")},
        explainer TEXT NOT NULL,
        score REAL NOT NULL,
        threshold REAL NOT NULL,
        maps_sha256 TEXT NOT NULL {HASH.format("maps_sha256")},
        record TEXT NOT NULL,
        examined_at TEXT NOT NULL {TIME.format("examined_at")},
        examined_by TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE regions (
        examination INTEGER NOT NULL REFERENCES examinations (number),
        side TEXT NOT NULL CHECK (side IN ('probe', 'reference')),
        annotations TEXT NOT NULL,
        PRIMARY KEY (examination, side)
    ) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE reports (
        id TEXT NOT NULL PRIMARY KEY,
        examination INTEGER NOT NULL REFERENCES examinations (number),
        file TEXT NOT NULL UNIQUE,
        sha256 TEXT NOT NULL {HASH.format("sha256")},
        signer TEXT NOT NULL,
        issued_at TEXT NOT NULL {TIME.format("issued_at")}
    ) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE audit (
        sequence INTEGER PRIMARY KEY,
        at TEXT NOT NULL {TIME.format("at")},
        actor TEXT NOT NULL CHECK (actor <> ''),
        action TEXT NOT NULL CHECK (action <> ''),
        details TEXT NOT NULL,
        previous TEXT NOT NULL,
        seal TEXT NOT NULL {HASH.format("seal")}
    ) STRICT""",
    # The INSERT triggers also stop INSERT OR REPLACE, which fires no DELETE trigger on a connection
    # that leaves recursive_triggers off. For the same reason audit.seal is not UNIQUE.
    refused(
        "audit_continues",
        "INSERT ON audit",
        "NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM audit)"
        " OR NEW.previous IS NOT coalesce("
        "(SELECT seal FROM audit ORDER BY sequence DESC LIMIT 1), printf('%064d', 0))",
        "an audit event must continue the chain",
    ),
    refused("audit_stays", "UPDATE ON audit", "", "the audit log is append-only"),
    refused("audit_remains", "DELETE ON audit", "", "the audit log is append-only"),
    refused(
        "case_is_one",
        'INSERT ON "case"',
        'EXISTS (SELECT 1 FROM "case")',
        "a case has one cover",
    ),
    refused(
        "case_origin_stays",
        'UPDATE OF id, created_at, demonstration ON "case"',
        "",
        "the origin of a case never changes",
    ),
    refused("case_remains", 'DELETE ON "case"', "", "a case keeps its cover"),
    refused(
        "exhibits_are_new",
        "INSERT ON exhibits",
        "EXISTS (SELECT 1 FROM exhibits WHERE number = NEW.number)",
        "an exhibit is never replaced",
    ),
    refused(
        "exhibits_stay",
        "UPDATE OF number, role, label, image_name, image_sha256, image_byte_count, image_format,"
        " image_width, image_height, image_orientation, image_remarks, faces, source, remarks,"
        " added_at, added_by ON exhibits",
        "",
        "only the meant face of an exhibit may change",
    ),
    refused("exhibits_remain", "DELETE ON exhibits", "", "an exhibit is never removed"),
    refused(
        "examinations_are_new",
        "INSERT ON examinations",
        "NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM examinations)",
        "an examination takes the next number",
    ),
    refused("examinations_stay", "UPDATE ON examinations", "", "an examination never changes"),
    refused("examinations_remain", "DELETE ON examinations", "", "an examination is never removed"),
    refused(
        "regions_keep_their_place",
        "UPDATE OF examination, side ON regions",
        "",
        "regions stay with their photograph",
    ),
    refused("regions_remain", "DELETE ON regions", "", "regions are emptied, never removed"),
    refused(
        "reports_are_new",
        "INSERT ON reports",
        "EXISTS (SELECT 1 FROM reports WHERE id = NEW.id OR file = NEW.file)",
        "an issued report is never replaced",
    ),
    refused("reports_stay", "UPDATE ON reports", "", "an issued report never changes"),
    refused("reports_remain", "DELETE ON reports", "", "an issued report is never removed"),
)
