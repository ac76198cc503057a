"""Where exhibits came from, beside the exhibits themselves."""

from xfv_desktop.persistence.structure.sql import refused

STATEMENTS = (
    """CREATE TABLE origins (
        exhibit TEXT NOT NULL PRIMARY KEY REFERENCES exhibits (number),
        origin TEXT NOT NULL,
        frame TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    refused(
        "origins_are_new",
        "INSERT ON origins",
        "EXISTS (SELECT 1 FROM origins WHERE exhibit = NEW.exhibit)",
        "an origin is never replaced",
    ),
    refused("origins_stay", "UPDATE ON origins", "", "an origin never changes"),
    refused("origins_remain", "DELETE ON origins", "", "an origin is never removed"),
)
