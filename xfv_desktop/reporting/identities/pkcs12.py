"""Signing identities as PKCS#12 files (RFC 7292), for exchange with other programs."""

import hashlib
import hmac
from collections.abc import Sequence

from asn1crypto import pkcs12 as asn1_pkcs12
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import PrivateFormat, pkcs12

from xfv_desktop.domain.errors import IdentityUnusable, WrongPassphrase
from xfv_desktop.reporting.identities.certificates import (
    SigningKey,
    chain_above,
    common_name,
    signing_key,
)

ROUNDS = 600_000
"""Rounds of key derivation for the key and for the file's authentication code alike."""


def serialised(key: SigningKey, certificates: Sequence[x509.Certificate], passphrase: str) -> bytes:
    """The file; the key is encrypted with AES-256 under PBKDF2 (PBES2, RFC 8018)."""
    encryption = (
        PrivateFormat.PKCS12.encryption_builder()
        .kdf_rounds(ROUNDS)
        .key_cert_algorithm(pkcs12.PBES.PBESv2SHA256AndAES256CBC)
        .hmac_hash(hashes.SHA256())
        .build(passphrase.encode())
    )
    own, *authorities = certificates
    name = common_name(own).encode()
    return _hardened(
        pkcs12.serialize_key_and_certificates(name, key, own, authorities or None, encryption),
        passphrase,
    )


def opened(data: bytes, passphrase: str) -> tuple[SigningKey, tuple[x509.Certificate, ...]]:
    """The key and the certificates, its own first; raises WrongPassphrase or IdentityUnusable."""
    try:
        asn1_pkcs12.Pfx.load(data, strict=True).authenticated_safe.native  # noqa: B018 - parses
    except (ValueError, TypeError, KeyError) as error:
        raise IdentityUnusable(
            "The file is no signing identity; choose an identity file (.xfvid) or a PKCS#12 file "
            "(.p12 or .pfx)."
        ) from error
    try:
        key, certificate, others = pkcs12.load_key_and_certificates(data, passphrase.encode())
    except ValueError as error:
        raise WrongPassphrase(
            "The passphrase does not open the signing identity; type it again."
        ) from error
    except UnsupportedAlgorithm as error:
        raise IdentityUnusable(
            "The signing identity is protected in an outdated way; export it again with AES-256."
        ) from error
    if certificate is None:
        key = None
    key = signing_key(key)
    return key, () if certificate is None else (certificate, *chain_above(certificate, others))


def _hardened(data: bytes, passphrase: str) -> bytes:
    """The same PKCS#12 file with as many rounds before its authentication code.

    The library always writes 2048 there, which would let a passphrase be guessed three hundred
    times faster than by decrypting the key.
    """
    file = asn1_pkcs12.Pfx.load(data)
    code = file["mac_data"]
    code["iterations"] = ROUNDS
    key = _authentication_key(passphrase, code["mac_salt"].native)
    content = file["auth_safe"]["content"].contents
    code["mac"]["digest"] = hmac.digest(key, content, "sha256")
    return bytes(file.dump(force=True))


def _authentication_key(passphrase: str, salt: bytes) -> bytes:
    """RFC 7292, appendix B.2, for SHA-256: one block of 32 bytes is the whole key."""

    def filled(part: bytes) -> bytes:
        length = -(-len(part) // 64) * 64
        return (part * (length // len(part) + 1))[:length]

    secret = passphrase.encode("utf-16-be") + b"\0\0"
    block = bytes([3]) * 64 + filled(salt) + filled(secret)
    for _ in range(ROUNDS):
        block = hashlib.sha256(block).digest()
    return block
