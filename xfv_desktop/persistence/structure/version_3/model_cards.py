"""The card of each model that an examination was made with, once, under its SHA-256."""

from xfv_desktop.persistence.structure.sql import HASH, TIME, refused

STATEMENTS = (
    f"""CREATE TABLE model_cards (
        sha256 TEXT NOT NULL PRIMARY KEY {HASH.format("sha256")},
        record TEXT NOT NULL CHECK (record <> ''),
        added_at TEXT NOT NULL {TIME.format("added_at")},
        added_by TEXT NOT NULL CHECK (added_by <> '')
    ) STRICT, WITHOUT ROWID""",
    refused(
        "model_cards_are_new",
        "INSERT ON model_cards",
        "EXISTS (SELECT 1 FROM model_cards WHERE sha256 = NEW.sha256)",
        "the card of a model is never replaced",
    ),
    refused("model_cards_stay", "UPDATE ON model_cards", "", "the card of a model never changes"),
    refused("model_cards_remain", "DELETE ON model_cards", "", "a card is never removed"),
)
