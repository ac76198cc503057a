"""The program's own file for a signing identity: Argon2id (RFC 9106) and AES-256-GCM.

A line of magic, a line of JSON, then the key (PKCS#8) encrypted. The line of JSON holds the
certificates and every parameter in the clear; it is authenticated together with the key, so that
nothing in the file can be changed unnoticed by one who holds the passphrase. PKCS#12 costs someone
who guesses passphrases about a tenth of the time, and no memory.
"""

import base64
import json
import secrets
from collections.abc import Sequence

from cryptography import x509
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_der_private_key,
)

from xfv_desktop.domain.errors import IdentityUnusable, WrongPassphrase
from xfv_desktop.reporting.identities.certificates import SigningKey, der, signing_key

MAGIC = b"XFV signing identity 1\n"
MEMORY_KIB, ITERATIONS, LANES = 65_536, 3, 4
"""The second recommended choice of RFC 9106, section 4."""
MOST_MEMORY_KIB, MOST_ITERATIONS = 1_048_576, 64
"""What a file may demand: a forged one must not exhaust the machine."""

_DAMAGED = "The file is no signing identity, or it is damaged; choose another one."


def sealed(key: SigningKey, certificates: Sequence[x509.Certificate], passphrase: str) -> bytes:
    """The file for a key and its certificates, the key's own first."""
    header = {
        "kdf": "argon2id",
        "memory_kib": MEMORY_KIB,
        "iterations": ITERATIONS,
        "lanes": LANES,
        "salt": secrets.token_hex(16),
        "cipher": "aes-256-gcm",
        "nonce": secrets.token_hex(12),
        "certificates": [
            base64.b64encode(der(certificate)).decode() for certificate in certificates
        ],
    }
    head = MAGIC + json.dumps(header).encode() + b"\n"
    numbers = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    nonce = bytes.fromhex(str(header["nonce"]))
    return head + _cipher(header, passphrase).encrypt(nonce, numbers, head)


def is_envelope(data: bytes) -> bool:
    """Whether the file claims to be one of these."""
    return data.startswith(MAGIC)


def opened(data: bytes, passphrase: str) -> tuple[SigningKey, tuple[x509.Certificate, ...]]:
    """The key and the certificates; raises WrongPassphrase or IdentityUnusable."""
    line = data[len(MAGIC) :].partition(b"\n")[0]
    head = MAGIC + line + b"\n"
    try:
        header = json.loads(line)
        cipher = _cipher(header, passphrase)
        nonce = bytes.fromhex(header["nonce"])
        certificates = tuple(
            x509.load_der_x509_certificate(base64.b64decode(text, validate=True))
            for text in header["certificates"]
        )
        numbers = cipher.decrypt(nonce, data[len(head) :], head)
    except InvalidTag as error:
        raise WrongPassphrase(
            "The passphrase does not open the signing identity, or the file was altered; "
            "type it again, or take the backup."
        ) from error
    except (
        ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError
    ) as error:  # fmt: skip
        raise IdentityUnusable(_DAMAGED) from error
    return signing_key(load_der_private_key(numbers, None)), certificates


def _cipher(header: dict[str, object], passphrase: str) -> AESGCM:
    memory, iterations, lanes = (
        int(str(header[name])) for name in ("memory_kib", "iterations", "lanes")
    )
    known = (header["kdf"], header["cipher"]) == ("argon2id", "aes-256-gcm")
    if not known or memory > MOST_MEMORY_KIB or iterations > MOST_ITERATIONS:
        raise ValueError("unknown or excessive parameters")
    derivation = Argon2id(
        salt=bytes.fromhex(str(header["salt"])),
        length=32,
        iterations=iterations,
        lanes=lanes,
        memory_cost=memory,
    )
    return AESGCM(derivation.derive(passphrase.encode()))
