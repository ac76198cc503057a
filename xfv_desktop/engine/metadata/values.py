"""Values of any type as text."""

import hashlib

SHOWN_BYTES = 48


def text_of(value: object) -> str:
    """Text, numbers and lists as they stand; bytes as text if they are, else in hexadecimal."""
    if isinstance(value, bytes):
        plain = value.rstrip(b"\0")
        if plain and plain.isascii() and plain.decode("ascii").isprintable():
            return plain.decode("ascii")
        return hexadecimal(value)
    if isinstance(value, (tuple, list)):
        return " ".join(text_of(part) for part in value)
    if isinstance(value, dict):
        return ", ".join(f"{name}: {text_of(part)}" for name, part in value.items())
    return str(value).rstrip("\0")


def hexadecimal(value: bytes) -> str:
    """The first bytes, their number, and the hash of all of them."""
    more = " …" if len(value) > SHOWN_BYTES else ""
    return f"{value[:SHOWN_BYTES].hex(' ')}{more} ({described(value)})"


def described(value: bytes) -> str:
    """How many bytes, and which."""
    return f"{len(value):,} bytes, SHA-256 {hashlib.sha256(value).hexdigest()}"
