"""The two keys of an encrypted case, and the file that gives them back for its passphrase.

``vault.json`` holds a random master key under the passphrase: Argon2id (RFC 9106), AES-256-GCM. One
key for SQLCipher and one for the files are derived from it (HKDF, RFC 5869). The name of a file in
the case is the SHA-256 of its plain contents: whoever has the same file can tell that it is there.
"""

import json
import secrets
import struct
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import attrs
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from xfv_desktop.domain.errors import PassphraseNeeded, UserError, WrongPassphrase

VAULT_FILE = "vault.json"
SHORTEST_PASSPHRASE = 8
LOST_PASSPHRASE = (
    "Nobody can open an encrypted case without its passphrase, the makers of this program "
    "included: if it is lost, the case is lost."
)

_FORMAT = "XFV Desktop vault 1"
_COST = {"iterations": 3, "lanes": 4, "memory_kib": 65_536}
"""The second recommended choice of RFC 9106, section 4."""
_MOST = {"iterations": 64, "lanes": 64, "memory_kib": 1 << 20}
"""What a file may demand: a forged one must not exhaust the machine."""

_MAGIC = b"XFV sealed file 1\n"
_PIECE = 1 << 20
_TAG = 16


@attrs.frozen
class Vault:
    """The keys of an open case."""

    database_key: bytes = attrs.field(repr=False)
    file_key: bytes = attrs.field(repr=False)

    def sealed(self, pieces: Iterable[bytes], name: str) -> Iterator[bytes]:
        """A file as it lies in the case: AES-256-GCM, a mebibyte at a time.

        Each piece is bound to its place, to being the last one or not, and to the name of the file.
        """
        cipher, prefix = AESGCM(self.file_key), secrets.token_bytes(7)
        yield _MAGIC + prefix
        for number, (piece, last) in enumerate(_regrouped(pieces)):
            yield cipher.encrypt(_nonce(prefix, number, last), piece, name.encode())

    def opened(self, stream: BinaryIO, name: str) -> Iterator[bytes]:
        """The pieces of such a file; raises ValueError if it is not as ``sealed`` made it."""
        head = stream.read(len(_MAGIC) + 7)
        cipher, prefix = AESGCM(self.file_key), head[len(_MAGIC) :]
        if not head.startswith(_MAGIC) or len(prefix) < 7:
            raise ValueError("no sealed file")
        piece, number = stream.read(_PIECE + _TAG), 0
        while True:
            following = stream.read(_PIECE + _TAG)
            nonce = _nonce(prefix, number, not following)
            try:
                yield cipher.decrypt(nonce, piece, name.encode())
            except InvalidTag as error:
                raise ValueError("altered") from error
            if not following:
                return
            piece, number = following, number + 1


def new_vault(folder: Path, passphrase: str) -> Vault:
    """Writes the vault of a new case; raises UserError for a passphrase that is too short."""
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise UserError(
            f"The passphrase is too short; choose one of at least {SHORTEST_PASSPHRASE} characters."
        )
    master, nonce, salt = (secrets.token_bytes(length) for length in (32, 12, 16))
    parameters = {"format": _FORMAT, "kdf": "argon2id", "cipher": "aes-256-gcm", **_COST}
    parameters |= {"salt": salt.hex(), "nonce": nonce.hex()}
    wrapped = AESGCM(_derived(parameters, passphrase)).encrypt(nonce, master, _bound(parameters))
    text = json.dumps(parameters | {"key": wrapped.hex()}, indent=1) + "\n"
    (folder / VAULT_FILE).write_text(text, encoding="utf-8", newline="\n")
    return _keys(master)


def open_vault(folder: Path, passphrase: str | None) -> Vault | None:
    """The keys of the case in that folder; ``None`` if it is not encrypted.

    Raises PassphraseNeeded where none is given, WrongPassphrase, or UserError for a damaged vault.
    """
    place = folder / VAULT_FILE
    if not place.exists():
        return None
    if passphrase is None:
        raise PassphraseNeeded(f"The case {folder} is encrypted: give its passphrase.")
    try:
        parameters = json.loads(place.read_bytes())
        wrapped = bytes.fromhex(parameters.pop("key"))
        nonce = bytes.fromhex(parameters["nonce"])
        known = [parameters[name] for name in ("format", "kdf", "cipher")]
        if known != [_FORMAT, "argon2id", "aes-256-gcm"]:
            raise ValueError("unknown format")
        cipher = AESGCM(_derived(parameters, passphrase))
        return _keys(cipher.decrypt(nonce, wrapped, _bound(parameters)))
    except InvalidTag as error:
        raise WrongPassphrase("The passphrase does not open the case; type it again.") from error
    except (
        ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError
    ) as error:  # fmt: skip
        raise UserError(
            f"The file {place} is damaged: restore it from a backup, or the case is lost."
        ) from error


def _derived(parameters: dict[str, object], passphrase: str) -> bytes:
    cost = {name: int(str(parameters[name])) for name in _COST}
    if any(cost[name] > most for name, most in _MOST.items()):
        raise ValueError("excessive cost")
    derivation = Argon2id(
        salt=bytes.fromhex(str(parameters["salt"])),
        length=32,
        iterations=cost["iterations"],
        lanes=cost["lanes"],
        memory_cost=cost["memory_kib"],
    )
    return derivation.derive(passphrase.encode())


def _bound(parameters: dict[str, object]) -> bytes:
    return json.dumps(parameters, sort_keys=True).encode()


def _keys(master: bytes) -> Vault:
    derived = (
        HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=info).derive(master)
        for info in (b"XFV Desktop vault: database", b"XFV Desktop vault: files")
    )
    return Vault(*derived)


def _regrouped(pieces: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    """The same bytes in pieces of one size, and whether each is the last one."""
    waiting = b""
    for piece in pieces:
        waiting += piece
        while len(waiting) > _PIECE:
            yield waiting[:_PIECE], False
            waiting = waiting[_PIECE:]
    yield waiting, True


def _nonce(prefix: bytes, number: int, last: bool) -> bytes:
    """Twelve bytes: never twice in a file, as number and end differ; its prefix is random."""
    return prefix + struct.pack(">I?", number, last)
