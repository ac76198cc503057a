"""What the statements of every version are made of."""

HASH = "CHECK (length({0}) = 64 AND {0} NOT GLOB '*[^0-9a-f]*')"
TIME = "CHECK (length({0}) = 27 AND {0} GLOB '[0-9]*T*Z')"
"""Conditions of a column; ``{0}`` is its name. No JSON functions: SQLite before 3.41 refuses them
while trusted_schema is off."""


def refused(name: str, occasion: str, condition: str, message: str) -> str:
    """A trigger that stops the occasion, everywhere or under a condition."""
    when = f" WHEN {condition}" if condition else ""
    return (
        f"CREATE TRIGGER {name} BEFORE {occasion}{when} BEGIN SELECT RAISE(ABORT, '{message}'); END"
    )
