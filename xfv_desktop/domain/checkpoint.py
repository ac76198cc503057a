"""A signed checkpoint: one seal of an audit trail, kept where nobody can rewrite it."""

import json
from typing import Any

import attrs
import rfc8785

FORMAT = "XFV Desktop checkpoint 1"


@attrs.frozen
class Checkpoint:
    """The audit trail of a case up to one event, signed by a person with Ed25519 (RFC 8032).

    ``case`` is the seal of the case's first event, which no other case has. ``public_key`` (32
    bytes) belongs to the holder of ``certificate`` (DER): ``binding`` is the certificate's own
    signature over it. ``signature`` covers everything else. ``at`` is UTC as in audit events.
    """

    case: str
    sequence: int
    seal: str
    at: str
    signer: str
    certificate: bytes = attrs.field(repr=False)
    public_key: bytes = attrs.field(repr=False)
    binding: bytes = attrs.field(repr=False)
    signature: bytes = attrs.field(repr=False, default=b"")

    @property
    def signed(self) -> bytes:
        """What the signature covers: the canonical JSON (RFC 8785) of all other fields."""
        return rfc8785.dumps(_plain(attrs.evolve(self, signature=b"")))

    @property
    def document(self) -> str:
        """The checkpoint as a JSON file; bytes stand in hexadecimal digits."""
        return json.dumps(_plain(self), indent=2, ensure_ascii=False) + "\n"


def checkpoint_of(document: str) -> Checkpoint:
    """The checkpoint of a JSON file; raises ValueError if it is none."""
    try:
        plain = json.loads(document)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if not isinstance(plain, dict) or plain.pop("format", None) != FORMAT:
        raise ValueError("no checkpoint of this format")
    values: dict[str, Any] = {}
    for field in attrs.fields(Checkpoint):
        value = plain.pop(field.name, None)
        if type(value) is not (int if field.type is int else str):
            raise ValueError(f"no {field.name}")
        values[field.name] = bytes.fromhex(str(value)) if field.type is bytes else value
    if plain:
        raise ValueError("unknown fields")
    found = Checkpoint(**values)
    rfc8785.dumps(_plain(found))  # refuses what no signature can cover, as a number without end
    return found


def _plain(checkpoint: Checkpoint) -> dict[str, str | int]:
    values = attrs.asdict(
        checkpoint, value_serializer=lambda _, __, v: v.hex() if isinstance(v, bytes) else v
    )
    if not values["signature"]:
        del values["signature"]
    return {"format": FORMAT, **values}
